-- Part of PostgreSQL and trusted: the owner of a database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateIndex
CREATE INDEX "alias_name_trigrams" ON "alias" USING GIN ("alias_name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "kms_key_id_trigrams" ON "kms_key" USING GIN ("id" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "kms_key_description_trigrams" ON "kms_key" USING GIN ("description" gin_trgm_ops);
