-- AlterTable
ALTER TABLE "code" ADD COLUMN     "redeemed_count" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "goal_progress" ADD COLUMN     "undone" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "ledger_entry" ADD COLUMN     "redemption_id" UUID;

-- CreateTable
CREATE TABLE "redemption" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "code_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "rollback_event_id" UUID,
    "rollback_id" UUID,
    "status" VARCHAR(16) NOT NULL DEFAULT 'succeeded',
    "amount_minor" BIGINT NOT NULL DEFAULT 0,
    "order_sent" JSON,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "rollback_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "rolled_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "redemption_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "redemption_code_id_id_idx" ON "redemption"("code_id", "id");

-- CreateIndex
CREATE INDEX "redemption_customer_id_id_idx" ON "redemption"("customer_id", "id");

-- CreateIndex
CREATE INDEX "redemption_project_id_id_idx" ON "redemption"("project_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "redemption_project_id_event_id_key" ON "redemption"("project_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "redemption_project_id_rollback_id_key" ON "redemption"("project_id", "rollback_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_project_id_redemption_id_kind_key" ON "ledger_entry"("project_id", "redemption_id", "kind");

ALTER TABLE "code" ADD CONSTRAINT "code_redeemed_count_not_negative" CHECK ("redeemed_count" >= 0);
ALTER TABLE "goal_progress" ADD CONSTRAINT "goal_progress_undone_at_most_reached" CHECK ("undone" >= 0 AND "undone" <= "reached");
ALTER TABLE "redemption" ADD CONSTRAINT "redemption_status" CHECK ("status" IN ('succeeded', 'rolled_back')
  AND ("status" = 'rolled_back') = ("rollback_id" IS NOT NULL) AND ("rollback_id" IS NULL) = ("rolled_back_at" IS NULL));
ALTER TABLE "redemption" ADD CONSTRAINT "redemption_amount_not_negative" CHECK ("amount_minor" >= 0);
