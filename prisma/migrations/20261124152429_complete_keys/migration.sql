-- DropIndex
DROP INDEX "alias_key_id_idx";

-- AlterTable
ALTER TABLE "key_version" ADD COLUMN     "public_key" BYTEA;

-- AlterTable
ALTER TABLE "kms_key" ADD COLUMN     "key_check_value" VARCHAR(32) NOT NULL DEFAULT '',
ADD COLUMN     "material_digest" BYTEA,
ADD COLUMN     "version_count" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "key_tally" (
    "account_id" VARCHAR(16) NOT NULL,
    "region" VARCHAR(32) NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "keys" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "key_tally_pkey" PRIMARY KEY ("account_id","region","state")
);

-- CreateTable
CREATE TABLE "key_import" (
    "id" UUID NOT NULL,
    "account_id" VARCHAR(16) NOT NULL,
    "region" VARCHAR(32) NOT NULL,
    "key_id" VARCHAR(64) NOT NULL,
    "instance_id" VARCHAR(32) NOT NULL,
    "wrapping_algorithm" VARCHAR(32) NOT NULL,
    "wrapping_key_spec" VARCHAR(32) NOT NULL,
    "kek_id" UUID NOT NULL,
    "wrapped_private_key" BYTEA NOT NULL,
    "public_key" BYTEA NOT NULL,
    "import_token" BYTEA NOT NULL,
    "creator_id" VARCHAR(32) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "imported_at" TIMESTAMPTZ(3),

    CONSTRAINT "key_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "key_use" (
    "account_id" VARCHAR(16) NOT NULL,
    "region" VARCHAR(32) NOT NULL,
    "key_id" VARCHAR(64) NOT NULL,
    "key_version_id" VARCHAR(36) NOT NULL DEFAULT '',
    "event_name" VARCHAR(64) NOT NULL,
    "actor_type" VARCHAR(24) NOT NULL,
    "actor_id" VARCHAR(64) NOT NULL,
    "actor_name" VARCHAR(128) NOT NULL,
    "error_code" VARCHAR(64) NOT NULL DEFAULT '',
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "slot" SMALLINT NOT NULL,
    "calls" BIGINT NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "key_use_pkey" PRIMARY KEY ("key_id","key_version_id","event_name","actor_id","error_code","hour","slot")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "account_id" VARCHAR(16) NOT NULL,
    "user_id" VARCHAR(18) NOT NULL,
    "page" VARCHAR(32) NOT NULL,
    "view_name" VARCHAR(64) NOT NULL,
    "query" VARCHAR(2048) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "key_import_key_id_created_at_idx" ON "key_import"("key_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "key_import_expires_at_idx" ON "key_import"("expires_at");

-- CreateIndex
CREATE INDEX "key_use_account_id_region_error_code_hour_idx" ON "key_use"("account_id", "region", "error_code", "hour");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_user_id_page_view_name_key" ON "saved_view"("user_id", "page", "view_name");

-- CreateIndex
CREATE INDEX "alias_key_id_created_at_idx" ON "alias"("key_id", "created_at");

-- CreateIndex
CREATE INDEX "kms_key_delete_at_idx" ON "kms_key"("delete_at");

-- CreateIndex
CREATE INDEX "kms_key_material_expire_at_idx" ON "kms_key"("material_expire_at");

-- CreateIndex
CREATE INDEX "kms_key_next_rotation_at_idx" ON "kms_key"("next_rotation_at");

-- Counts of keys by state. Inserts and deletes are counted once a statement, so that a bulk load does not update
-- the same row for every key; changes of state row by row. Rows are updated in the order of their states, so that
-- two changes in opposite directions cannot wait for each other.
CREATE FUNCTION key_tally_add(account VARCHAR, in_region VARCHAR, in_state VARCHAR, amount BIGINT) RETURNS VOID
LANGUAGE sql AS $$
  INSERT INTO key_tally (account_id, region, state, keys) VALUES (account, in_region, in_state, amount)
  ON CONFLICT (account_id, region, state) DO UPDATE SET keys = key_tally.keys + EXCLUDED.keys
$$;

CREATE FUNCTION key_tally_inserted() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM key_tally_add(account_id, region, state, amount) FROM (
    SELECT account_id, region, state, COUNT(*) AS amount FROM changed GROUP BY 1, 2, 3 ORDER BY 1, 2, 3) AS sums;
  RETURN NULL;
END $$;

CREATE FUNCTION key_tally_deleted() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM key_tally_add(account_id, region, state, -amount) FROM (
    SELECT account_id, region, state, COUNT(*) AS amount FROM changed GROUP BY 1, 2, 3 ORDER BY 1, 2, 3) AS sums;
  RETURN NULL;
END $$;

CREATE FUNCTION key_tally_moved() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state < NEW.state THEN
    PERFORM key_tally_add(OLD.account_id, OLD.region, OLD.state, -1);
    PERFORM key_tally_add(NEW.account_id, NEW.region, NEW.state, 1);
  ELSE
    PERFORM key_tally_add(NEW.account_id, NEW.region, NEW.state, 1);
    PERFORM key_tally_add(OLD.account_id, OLD.region, OLD.state, -1);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER key_tally_insert AFTER INSERT ON kms_key REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION key_tally_inserted();
CREATE TRIGGER key_tally_delete AFTER DELETE ON kms_key REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION key_tally_deleted();
CREATE TRIGGER key_tally_move AFTER UPDATE OF state ON kms_key
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION key_tally_moved();

INSERT INTO key_tally (account_id, region, state, keys)
  SELECT account_id, region, state, COUNT(*) FROM kms_key GROUP BY 1, 2, 3;
