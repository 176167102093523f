-- A bearer token comes without its app id.
CREATE INDEX "api_key_token_hash_idx" ON "api_key"("token_hash");
