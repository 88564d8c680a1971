-- AlterTable
ALTER TABLE "sign_in_throttle" ADD COLUMN     "blocked_until" TIMESTAMPTZ(3) NOT NULL;

-- CreateIndex
CREATE INDEX "sign_in_throttle_expires_at_idx" ON "sign_in_throttle"("expires_at");
