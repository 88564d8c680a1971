-- AlterTable
ALTER TABLE "key_use" DROP CONSTRAINT "key_use_pkey",
ADD CONSTRAINT "key_use_pkey" PRIMARY KEY ("key_id", "error_code", "key_version_id", "hour", "event_name", "actor_id", "slot");

-- CreateIndex
CREATE INDEX "key_use_hour_idx" ON "key_use" USING BRIN ("hour");

-- A row of the present hour is updated by every batch that used the key. Room on its page lets PostgreSQL do that
-- without touching an index.
ALTER TABLE "key_use" SET (fillfactor = 60);
