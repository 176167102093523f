-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "begun_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "campaign_draft" (
    "project_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "description" TEXT,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "config" JSONB NOT NULL,
    "based_on" INTEGER,
    "purpose" VARCHAR(60),
    "revision" SERIAL NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "campaign_draft_pkey" PRIMARY KEY ("project_id","campaign_id")
);

-- CreateIndex
CREATE INDEX "campaign_draft_project_id_updated_at_campaign_id_idx" ON "campaign_draft"("project_id", "updated_at", "campaign_id");

-- Their endpoints were told when somebody started them.
UPDATE campaign SET begun_at = created_at WHERE status <> 'draft' AND (starts_at IS NULL OR starts_at <= now());
