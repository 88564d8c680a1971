-- CreateIndex
CREATE INDEX "audit_event_account_id_region_error_code_event_at_id_idx" ON "audit_event"("account_id", "region", "error_code", "event_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_account_id_region_source_ip_event_at_id_idx" ON "audit_event"("account_id", "region", "source_ip", "event_at" DESC, "id" DESC);
