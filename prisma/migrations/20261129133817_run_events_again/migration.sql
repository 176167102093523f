-- AlterTable
ALTER TABLE "event_due" ADD COLUMN     "rerun_id" UUID;

-- CreateTable
CREATE TABLE "rerun" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "campaign_version" INTEGER NOT NULL,
    "filter" JSONB,
    "event_ids" UUID[],
    "is_cut" BOOLEAN NOT NULL DEFAULT false,
    "status" VARCHAR(16) NOT NULL,
    "seen" INTEGER NOT NULL DEFAULT 0,
    "queued" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "error" TEXT,
    "created_by_id" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_by" TEXT,
    "applied_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "run" UUID,
    "leased_until" TIMESTAMPTZ(3),

    CONSTRAINT "rerun_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "rerun_project_id_campaign_id_created_at_idx" ON "rerun"("project_id", "campaign_id", "created_at");

-- One at a time for a campaign; and what the workers look for.
CREATE UNIQUE INDEX "rerun_running_idx" ON "rerun"("project_id", "campaign_id") WHERE "status" IN ('previewing', 'applying');

ALTER TABLE "rerun" ADD CONSTRAINT "rerun_moves_on" CHECK ("done" <= "queued" AND "queued" <= cardinality("event_ids"));
