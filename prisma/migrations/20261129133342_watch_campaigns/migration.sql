-- DropIndex
DROP INDEX "referral_campaign_id_attributed_at_id_idx";

-- DropIndex
DROP INDEX "reward_campaign_id_issued_at_id_idx";

-- DropIndex
DROP INDEX "reward_campaign_id_id_idx";

-- DropIndex
DROP INDEX "reward_campaign_id_occurred_at_idx";

-- CreateTable
CREATE TABLE "campaign_threshold" (
    "project_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "key" VARCHAR(120) NOT NULL,
    "measure" VARCHAR(8) NOT NULL,
    "max" BIGINT NOT NULL,
    "share" SMALLINT NOT NULL,
    "reached_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_threshold_pkey" PRIMARY KEY ("project_id","campaign_id","key","measure","max","share")
);

-- CreateIndex
CREATE INDEX "referral_code_id_idx" ON "referral"("code_id");

-- CreateIndex
CREATE INDEX "reward_campaign_id_status_created_at_id_idx" ON "reward"("campaign_id", "status", "created_at", "id");

-- By hand, below: Prisma knows neither included columns nor conditions of an index.

-- A campaign's referrals, newest first; and what became of those of some days, read from the index alone: a million take
-- a tenth of a second.
CREATE INDEX "referral_cohort_idx" ON "referral"("campaign_id", "attributed_at", "id")
  INCLUDE ("project_id", "referrer_id", "campaign_version", "qualified_at", "rewarded_at");

-- Friends who have not converted yet, and referrals that a sign of fraud fired for: few beside all.
CREATE INDEX "referral_open_idx" ON "referral"("campaign_id", "attributed_at", "id") INCLUDE ("project_id")
  WHERE "status" = 'attributed';
CREATE INDEX "referral_signalled_idx" ON "referral"("campaign_id", "attributed_at", "id") WHERE "signals" <> '[]';

-- Lists of a campaign, newest first, whose filters are asked of the index alone: one that nothing fits looks at all of it.
CREATE INDEX "reward_list_idx" ON "reward"("campaign_id", "created_at", "id") INCLUDE ("project_id", "kind", "side");
CREATE INDEX "decision_list_idx" ON "decision"("campaign_id", "reason", "decided_at", "event_id")
  INCLUDE ("project_id", "goal", "side", "outcome", "campaign_version");

-- What a campaign's rewards cost in some days, and what counts for its limits by when the events occurred.
CREATE INDEX "reward_cost_idx" ON "reward"("campaign_id", "issued_at") INCLUDE ("project_id", "kind", "status", "cost_minor");
CREATE INDEX "reward_counted_idx" ON "reward"("campaign_id", "occurred_at")
  INCLUDE ("project_id", "status", "by_hand", "cost_minor");

-- How fast a pool is given out.
CREATE INDEX "code_given_idx" ON "code"("campaign_id", "published_at") INCLUDE ("project_id")
  WHERE "published_at" IS NOT NULL;

ALTER TABLE "campaign_threshold" ADD CONSTRAINT "campaign_threshold_share_of_all" CHECK ("share" BETWEEN 1 AND 100 AND "max" > 0);
