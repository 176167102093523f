-- CreateTable
CREATE TABLE "simulation" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "config" JSONB NOT NULL,
    "compared_number" INTEGER,
    "days" INTEGER NOT NULL,
    "status" VARCHAR(16) NOT NULL,
    "seen" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "result" JSONB,
    "error" TEXT,
    "created_by_id" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "run" UUID,
    "leased_until" TIMESTAMPTZ(3),

    CONSTRAINT "simulation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "simulation_project_id_campaign_id_created_at_idx" ON "simulation"("project_id", "campaign_id", "created_at");

-- One at a time for a campaign; and what the workers look for.
CREATE UNIQUE INDEX "simulation_running_idx" ON "simulation"("project_id", "campaign_id") WHERE "status" = 'running';

ALTER TABLE "simulation" ADD CONSTRAINT "simulation_of_past_days" CHECK ("days" > 0);
