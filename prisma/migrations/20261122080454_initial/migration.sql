-- Part of PostgreSQL and trusted: the owner of a database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "account" (
    "id" VARCHAR(16) NOT NULL,
    "account_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" VARCHAR(18) NOT NULL,
    "account_id" VARCHAR(16) NOT NULL,
    "user_name" VARCHAR(64) NOT NULL,
    "display_name" VARCHAR(128) NOT NULL DEFAULT '',
    "password_hash" TEXT NOT NULL,
    "status" VARCHAR(16) NOT NULL DEFAULT 'Active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_sign_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_policy" (
    "account_id" VARCHAR(16) NOT NULL,
    "user_id" VARCHAR(18) NOT NULL,
    "policy_name" VARCHAR(128) NOT NULL,
    "attached_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_policy_pkey" PRIMARY KEY ("user_id","policy_name")
);

-- CreateTable
CREATE TABLE "session" (
    "id_hash" BYTEA NOT NULL,
    "public_id" UUID NOT NULL,
    "account_id" VARCHAR(16) NOT NULL,
    "user_id" VARCHAR(18) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "source_ip" VARCHAR(64) NOT NULL,
    "user_agent" VARCHAR(512) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "blocked_until" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "setup_token" (
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "setup_token_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "root_key_check" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seal_type" VARCHAR(16) NOT NULL,
    "check_value" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "root_key_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kms_instance" (
    "id" VARCHAR(32) NOT NULL,
    "account_id" VARCHAR(16) NOT NULL,
    "region" VARCHAR(32) NOT NULL,
    "instance_name" VARCHAR(128) NOT NULL,
    "instance_type" VARCHAR(16) NOT NULL,
    "status" VARCHAR(16) NOT NULL DEFAULT 'Uninitialized',
    "status_reason" VARCHAR(512) NOT NULL DEFAULT '',
    "spec" INTEGER NOT NULL DEFAULT 0,
    "key_num" INTEGER NOT NULL DEFAULT 100000,
    "secret_num" INTEGER NOT NULL DEFAULT 100000,
    "key_count" INTEGER NOT NULL DEFAULT 0,
    "kek_id" UUID,
    "creator_id" VARCHAR(32) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "connected_at" TIMESTAMPTZ(3),

    CONSTRAINT "kms_instance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instance_kek" (
    "id" UUID NOT NULL,
    "account_id" VARCHAR(16) NOT NULL,
    "instance_id" VARCHAR(32) NOT NULL,
    "wrapped_kek" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "instance_kek_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kms_key" (
    "id" VARCHAR(64) NOT NULL,
    "account_id" VARCHAR(16) NOT NULL,
    "region" VARCHAR(32) NOT NULL,
    "instance_id" VARCHAR(32) NOT NULL,
    "key_spec" VARCHAR(32) NOT NULL,
    "key_usage" VARCHAR(32) NOT NULL,
    "origin" VARCHAR(16) NOT NULL,
    "protection_level" VARCHAR(16) NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "description" VARCHAR(8192) NOT NULL DEFAULT '',
    "creator" VARCHAR(32) NOT NULL,
    "creator_type" VARCHAR(8) NOT NULL DEFAULT 'User',
    "primary_version_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "state_changed_at" TIMESTAMPTZ(3) NOT NULL,
    "delete_at" TIMESTAMPTZ(3),
    "material_expire_at" TIMESTAMPTZ(3),
    "automatic_rotation" VARCHAR(16) NOT NULL DEFAULT 'Disabled',
    "rotation_interval_seconds" INTEGER,
    "last_rotation_at" TIMESTAMPTZ(3),
    "next_rotation_at" TIMESTAMPTZ(3),
    "deletion_protection" BOOLEAN NOT NULL DEFAULT false,
    "deletion_protection_description" VARCHAR(8192) NOT NULL DEFAULT '',

    CONSTRAINT "kms_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "key_version" (
    "id" UUID NOT NULL,
    "account_id" VARCHAR(16) NOT NULL,
    "key_id" VARCHAR(64) NOT NULL,
    "instance_id" VARCHAR(32) NOT NULL,
    "kek_id" UUID,
    "wrapped_material" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "key_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alias" (
    "account_id" VARCHAR(16) NOT NULL,
    "region" VARCHAR(32) NOT NULL,
    "alias_name" VARCHAR(255) NOT NULL,
    "key_id" VARCHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alias_pkey" PRIMARY KEY ("account_id","region","alias_name")
);

-- CreateTable
CREATE TABLE "tag" (
    "account_id" VARCHAR(16) NOT NULL,
    "region" VARCHAR(32) NOT NULL,
    "resource_type" VARCHAR(16) NOT NULL,
    "resource_id" VARCHAR(64) NOT NULL,
    "tag_key" VARCHAR(128) NOT NULL,
    "tag_value" VARCHAR(128) NOT NULL DEFAULT '',

    CONSTRAINT "tag_pkey" PRIMARY KEY ("account_id","region","resource_type","resource_id","tag_key")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "event_id" UUID NOT NULL,
    "event_at" TIMESTAMPTZ(3) NOT NULL,
    "account_id" VARCHAR(16) NOT NULL,
    "region" VARCHAR(32) NOT NULL,
    "event_name" VARCHAR(64) NOT NULL,
    "effect" VARCHAR(8) NOT NULL,
    "actor_type" VARCHAR(24) NOT NULL,
    "actor_id" VARCHAR(64) NOT NULL,
    "actor_name" VARCHAR(128) NOT NULL,
    "resource_type" VARCHAR(32) NOT NULL,
    "resource_name" VARCHAR(255) NOT NULL,
    "error_code" VARCHAR(64) NOT NULL DEFAULT '',
    "source_ip" VARCHAR(64) NOT NULL,
    "canonical" TEXT NOT NULL,
    "leaf_hash" BYTEA NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_user_name_key" ON "user"("user_name");

-- CreateIndex
CREATE INDEX "user_account_id_idx" ON "user"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_public_id_key" ON "session"("public_id");

-- CreateIndex
CREATE INDEX "session_user_id_ended_at_idx" ON "session"("user_id", "ended_at");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "sign_in_throttle_expires_at_idx" ON "sign_in_throttle"("expires_at");

-- CreateIndex
CREATE INDEX "kms_instance_account_id_region_created_at_idx" ON "kms_instance"("account_id", "region", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "kms_instance_account_id_region_instance_name_key" ON "kms_instance"("account_id", "region", "instance_name");

-- CreateIndex
CREATE INDEX "instance_kek_instance_id_idx" ON "instance_kek"("instance_id");

-- CreateIndex
CREATE INDEX "kms_key_account_id_region_created_at_id_idx" ON "kms_key"("account_id", "region", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "kms_key_account_id_region_state_created_at_id_idx" ON "kms_key"("account_id", "region", "state", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "kms_key_account_id_region_instance_id_created_at_id_idx" ON "kms_key"("account_id", "region", "instance_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "kms_key_id_trigrams" ON "kms_key" USING GIN ("id" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "kms_key_description_trigrams" ON "kms_key" USING GIN ("description" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "key_version_key_id_created_at_idx" ON "key_version"("key_id", "created_at");

-- CreateIndex
CREATE INDEX "alias_key_id_idx" ON "alias"("key_id");

-- CreateIndex
CREATE INDEX "alias_name_trigrams" ON "alias" USING GIN ("alias_name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "tag_account_id_region_resource_type_tag_key_tag_value_idx" ON "tag"("account_id", "region", "resource_type", "tag_key", "tag_value");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_event_id_key" ON "audit_event"("event_id");

-- CreateIndex
CREATE INDEX "audit_event_account_id_region_event_at_id_idx" ON "audit_event"("account_id", "region", "event_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_account_id_region_resource_name_event_at_id_idx" ON "audit_event"("account_id", "region", "resource_name", "event_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_account_id_region_actor_name_event_at_id_idx" ON "audit_event"("account_id", "region", "actor_name", "event_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_account_id_region_event_name_event_at_id_idx" ON "audit_event"("account_id", "region", "event_name", "event_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_account_id_region_error_code_event_at_id_idx" ON "audit_event"("account_id", "region", "error_code", "event_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_account_id_region_source_ip_event_at_id_idx" ON "audit_event"("account_id", "region", "source_ip", "event_at" DESC, "id" DESC);
