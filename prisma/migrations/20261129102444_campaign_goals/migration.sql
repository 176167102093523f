-- DropIndex
DROP INDEX "ledger_entry_project_id_reward_id_key";

-- AlterTable
ALTER TABLE "referral" ADD COLUMN     "rewarded_at" TIMESTAMPTZ(3),
ADD COLUMN     "signals" JSONB NOT NULL DEFAULT '[]',
ALTER COLUMN "event_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "decision" DROP CONSTRAINT "decision_pkey",
ALTER COLUMN "goal" SET DATA TYPE VARCHAR(60),
ADD CONSTRAINT "decision_pkey" PRIMARY KEY ("project_id", "event_id", "campaign_id", "goal", "side");

-- AlterTable
ALTER TABLE "reward" ADD COLUMN     "by_hand" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "cost_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "created_at" TIMESTAMPTZ(3),
ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "from_campaign_id" UUID,
ADD COLUMN     "label" VARCHAR(120),
ADD COLUMN     "occurred_at" TIMESTAMPTZ(3),
ADD COLUMN     "review_until" TIMESTAMPTZ(3),
ADD COLUMN     "status_by" TEXT,
ADD COLUMN     "status_reason" TEXT,
ALTER COLUMN "goal" SET DATA TYPE VARCHAR(60),
ALTER COLUMN "code_id" DROP NOT NULL,
ALTER COLUMN "issued_at" DROP NOT NULL;

-- AlterTable
ALTER TABLE "event_due" ADD COLUMN     "again" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "referral_attempt" (
    "project_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "code_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "referral_attempt_pkey" PRIMARY KEY ("project_id","event_id","campaign_id")
);

-- CreateTable
CREATE TABLE "goal_progress" (
    "project_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "goal" VARCHAR(40) NOT NULL,
    "occurrences" INTEGER NOT NULL,
    "reached" INTEGER NOT NULL,
    "reached_at" TIMESTAMPTZ(3),

    CONSTRAINT "goal_progress_pkey" PRIMARY KEY ("project_id","referral_id","goal")
);

-- CreateTable
CREATE TABLE "campaign_counter" (
    "project_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "key" VARCHAR(120) NOT NULL,
    "count" BIGINT NOT NULL,
    "value_minor" BIGINT NOT NULL,

    CONSTRAINT "campaign_counter_pkey" PRIMARY KEY ("project_id","campaign_id","key")
);

-- CreateTable
CREATE TABLE "reward_step" (
    "id" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "reward_id" UUID NOT NULL,
    "status" VARCHAR(16) NOT NULL,
    "reason" TEXT,
    "by" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reward_step_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "referral_attempt_referral_id_idx" ON "referral_attempt"("referral_id");

-- CreateIndex
CREATE INDEX "reward_step_reward_id_id_idx" ON "reward_step"("reward_id", "id");

-- CreateIndex
CREATE INDEX "reward_campaign_id_id_idx" ON "reward"("campaign_id", "id");

-- CreateIndex
CREATE INDEX "reward_campaign_id_occurred_at_idx" ON "reward"("campaign_id", "occurred_at");

-- CreateIndex
CREATE INDEX "reward_referral_id_idx" ON "reward"("referral_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_project_id_reward_id_kind_key" ON "ledger_entry"("project_id", "reward_id", "kind");

-- What Prisma's schema cannot say ------------------------------------------------------------------------------------

-- What the worker looks for: rewards whose day has come, that wait for a code, or that nobody judged in time.
CREATE INDEX "reward_waiting_idx" ON "reward"("status", "due_at") WHERE "status" IN ('pending', 'held', 'awaiting_stock');
CREATE INDEX "reward_held_idx" ON "reward"("project_id", "id") WHERE "status" = 'held';

-- The next code of a pool.
CREATE INDEX "code_free_idx" ON "code"("campaign_id", "id") WHERE "holder_id" IS NULL AND "active";

ALTER TABLE "campaign_counter" ADD CONSTRAINT "campaign_counter_not_negative" CHECK ("count" >= 0 AND "value_minor" >= 0);
ALTER TABLE "reward" ADD CONSTRAINT "reward_cost_not_negative" CHECK ("cost_minor" >= 0);
ALTER TABLE "reward" ADD CONSTRAINT "reward_given_has_its_time" CHECK (("issued_at" IS NOT NULL) = ("status" IN ('issued', 'delivered', 'reversed')));
ALTER TABLE "goal_progress" ADD CONSTRAINT "goal_progress_in_order" CHECK ("reached" BETWEEN 0 AND "occurrences");

-- Counting. A reward counts from when it is given until it is taken back; what it costs, whatever it is.
DROP TRIGGER "reward_counted" ON "reward";
DROP TRIGGER "referral_counted" ON "referral";
DROP TRIGGER "referral_qualified_counted" ON "referral";

-- A given reward as a line of the counts.
CREATE FUNCTION goodword_reward_detail(side TEXT, kind TEXT, currency TEXT) RETURNS TEXT LANGUAGE SQL IMMUTABLE PARALLEL SAFE AS $$
  SELECT concat_ws(' ', side, kind, currency)
$$;

CREATE OR REPLACE FUNCTION goodword_count_rewards() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO count_due (project_id, measure, quarter, subject_id, detail, count, amount_minor)
  SELECT project_id, 'reward', goodword_quarter(issued_at), campaign_id, goodword_reward_detail(side, kind, currency), count(*), sum(cost_minor)
  FROM added WHERE issued_at IS NOT NULL AND status <> 'reversed'
  GROUP BY project_id, goodword_quarter(issued_at), campaign_id, side, kind, currency;
  RETURN NULL;
END $$;

CREATE FUNCTION goodword_count_changed_rewards() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO count_due (project_id, measure, quarter, subject_id, detail, count, amount_minor)
  SELECT project_id, 'reward', goodword_quarter(issued_at), campaign_id, goodword_reward_detail(side, kind, currency), sum(change), sum(change * cost_minor)
  FROM (SELECT *, 1 AS change FROM after UNION ALL SELECT *, -1 FROM before) changed
  WHERE issued_at IS NOT NULL AND status <> 'reversed'
  GROUP BY project_id, goodword_quarter(issued_at), campaign_id, side, kind, currency
  HAVING sum(change) <> 0 OR sum(change * cost_minor) <> 0;
  INSERT INTO reward_step (project_id, reward_id, status, reason, "by", at)
  SELECT after.project_id, after.id, after.status, after.status_reason, after.status_by, clock_timestamp()
  FROM after JOIN before ON before.id = after.id WHERE before.status <> after.status;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION goodword_count_referrals() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO count_due (project_id, measure, quarter, subject_id, count)
  SELECT project_id, 'referral_attributed', goodword_quarter(attributed_at), campaign_id, count(*) FROM added
  GROUP BY project_id, goodword_quarter(attributed_at), campaign_id
  UNION ALL
  SELECT project_id, 'referral_qualified', goodword_quarter(qualified_at), campaign_id, count(*) FROM added
  WHERE qualified_at IS NOT NULL GROUP BY project_id, goodword_quarter(qualified_at), campaign_id
  UNION ALL
  SELECT project_id, 'referral_rewarded', goodword_quarter(rewarded_at), campaign_id, count(*) FROM added
  WHERE rewarded_at IS NOT NULL GROUP BY project_id, goodword_quarter(rewarded_at), campaign_id;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION goodword_count_qualified() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO count_due (project_id, measure, quarter, subject_id, count)
  SELECT project_id, measure, goodword_quarter(moment), campaign_id, sum(change) FROM (
    SELECT project_id, campaign_id, 'referral_qualified' AS measure, qualified_at AS moment, 1 AS change FROM after
    UNION ALL SELECT project_id, campaign_id, 'referral_qualified', qualified_at, -1 FROM before
    UNION ALL SELECT project_id, campaign_id, 'referral_rewarded', rewarded_at, 1 FROM after
    UNION ALL SELECT project_id, campaign_id, 'referral_rewarded', rewarded_at, -1 FROM before
  ) changed WHERE moment IS NOT NULL
  GROUP BY project_id, measure, goodword_quarter(moment), campaign_id HAVING sum(change) <> 0;
  RETURN NULL;
END $$;

-- A decision that is made anew counts as what it is now.
CREATE FUNCTION goodword_count_dropped_decisions() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO count_due (project_id, measure, quarter, subject_id, detail, count)
  SELECT project_id, 'decision', goodword_quarter(decided_at), campaign_id, outcome || ' ' || reason, -count(*) FROM dropped
  GROUP BY project_id, goodword_quarter(decided_at), campaign_id, outcome, reason;
  RETURN NULL;
END $$;

-- What was there before ----------------------------------------------------------------------------------------------

UPDATE "reward" SET created_at = issued_at, due_at = issued_at, cost_minor = coalesce(amount_minor, 0),
  from_campaign_id = (SELECT v.campaign_id FROM code v WHERE v.id = reward.code_id AND v.project_id = reward.project_id),
  occurred_at = coalesce((SELECT e.occurred_at FROM event e WHERE e.id = reward.event_id AND e.project_id = reward.project_id), issued_at);
ALTER TABLE "reward" ALTER COLUMN "created_at" SET NOT NULL, ALTER COLUMN "due_at" SET NOT NULL, ALTER COLUMN "occurred_at" SET NOT NULL;
UPDATE "referral" r SET rewarded_at = (SELECT min(w.issued_at) FROM reward w WHERE w.referral_id = r.id AND w.project_id = r.project_id);
INSERT INTO "goal_progress" (project_id, referral_id, goal, occurrences, reached, reached_at)
SELECT project_id, id, 'conversion', 1, 1, qualified_at FROM referral WHERE qualified_at IS NOT NULL;
UPDATE "campaign" SET ends_at = coalesce(updated_at, now()) WHERE status = 'ended' AND (ends_at IS NULL OR ends_at > now());

CREATE FUNCTION goodword_reward_rule(rule JSONB) RETURNS JSONB LANGUAGE SQL AS $$
  SELECT CASE rule->>'kind'
    WHEN 'coupon' THEN rule || '{"costMinor": 0}'
    WHEN 'credits' THEN (rule - 'amountMinor') || jsonb_build_object('amount', jsonb_build_object('kind', 'fixed', 'minor', rule->'amountMinor'))
  END
$$;

-- A campaign of one event and two rewards is one of one goal, under the settings that it had without saying so.
ALTER TABLE "campaign_version" DISABLE TRIGGER "campaign_version_immutable";
UPDATE "campaign_version" SET config = (config - 'trigger' - 'rewards' - 'allowBrowserEvents') || jsonb_build_object(
  'attribution', jsonb_build_object('referee', '{"kind": "anyone"}'::jsonb, 'windowDays', NULL, 'waitDays', 0, 'graceDays', 0,
    'allowBrowserEvents', config->'allowBrowserEvents'),
  'goals', jsonb_build_array(jsonb_build_object('id', 'conversion', 'name', 'Conversion', 'trigger', config->'trigger', 'condition', NULL,
    'occurrence', '{"kind": "first"}'::jsonb, 'withinDays', NULL, 'needs', NULL, 'qualifies', true, 'holdDays', 0,
    'action', jsonb_build_object('kind', 'reward', 'referrer', goodword_reward_rule(config->'rewards'->'referrer'),
      'referee', goodword_reward_rule(config->'rewards'->'referee')))),
  'tiers', '[]'::jsonb, 'limits', '[]'::jsonb, 'exclusive', NULL, 'follows', 'own',
  'fraud', jsonb_build_object('velocityMax', 20, 'reviewDays', 30, 'signals', jsonb_build_object('same_email', 'refuse',
    'same_phone', 'off', 'same_device', 'off', 'same_ip_agent', 'off', 'disposable_email', 'off', 'velocity', 'off', 'loop', 'off')))
WHERE config->>'kind' = 'referral';
ALTER TABLE "campaign_version" ENABLE TRIGGER "campaign_version_immutable";
DROP FUNCTION goodword_reward_rule(JSONB);

-- Last, so that what was changed above is not counted.
CREATE TRIGGER "reward_counted" AFTER INSERT ON "reward" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION goodword_count_rewards();
CREATE TRIGGER "reward_changed_counted" AFTER UPDATE ON "reward" REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION goodword_count_changed_rewards();
CREATE TRIGGER "referral_counted" AFTER INSERT ON "referral" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION goodword_count_referrals();
CREATE TRIGGER "referral_qualified_counted" AFTER UPDATE ON "referral" REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION goodword_count_qualified();
CREATE TRIGGER "decision_dropped_counted" AFTER DELETE ON "decision" REFERENCING OLD TABLE AS dropped FOR EACH STATEMENT EXECUTE FUNCTION goodword_count_dropped_decisions();
CREATE TRIGGER "reward_step_append_only" BEFORE UPDATE OR DELETE ON "reward_step" FOR EACH ROW EXECUTE FUNCTION goodword_refuse_change();
