-- CreateIndex
CREATE INDEX "code_campaign_id_id_idx" ON "code"("campaign_id", "id");

-- CreateIndex
CREATE INDEX "code_campaign_id_prefix_idx" ON "code"("campaign_id", "code_key" text_pattern_ops);

-- CreateIndex
CREATE INDEX "publication_campaign_id_created_at_idx" ON "publication"("campaign_id", "created_at");

-- CreateIndex
CREATE INDEX "referral_campaign_id_attributed_at_id_idx" ON "referral"("campaign_id", "attributed_at", "id");

-- CreateIndex
CREATE INDEX "reward_campaign_id_issued_at_id_idx" ON "reward"("campaign_id", "issued_at", "id");

-- CreateIndex
CREATE INDEX "customer_source_id_prefix_idx" ON "customer"("project_id", "source_id" text_pattern_ops);

-- By hand, below: Prisma knows neither expressions nor conditions of an index.

-- What a name is searched by: its words, whatever stands between them. Without the punctuation taken out, the parser
-- would take "anna.smith" for a host and "<b>" for markup.
CREATE FUNCTION goodword_words(name text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN to_tsvector('simple'::regconfig, translate(name, '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32)));

-- Search by the beginning of any word of a name. No list of pending entries: a new customer costs the same each time.
CREATE INDEX "customer_name_words_idx" ON "customer" USING gin (goodword_words("name")) WITH (fastupdate = off)
WHERE "name" IS NOT NULL;

-- Search by the beginning of an e-mail address.
CREATE INDEX "customer_email_prefix_idx" ON "customer"("project_id", lower("email") text_pattern_ops)
WHERE "email" IS NOT NULL;

-- Why a campaign did not reward. Refusals are few beside all decisions.
CREATE INDEX "decision_campaign_id_refused_idx" ON "decision"("campaign_id", "event_id") WHERE "outcome" = 'refused';
