-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "unsubscribed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "message_template" (
    "project_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "occasion" VARCHAR(40) NOT NULL,
    "subject" VARCHAR(200) NOT NULL,
    "body" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_template_pkey" PRIMARY KEY ("project_id","campaign_id","occasion")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "occasion" VARCHAR(40) NOT NULL,
    "subject_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "status" VARCHAR(16) NOT NULL DEFAULT 'queued',
    "skip_reason" VARCHAR(20),
    "subject" VARCHAR(500),
    "text" TEXT,
    "html" TEXT,
    "address" VARCHAR(254),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "step" SMALLINT NOT NULL DEFAULT 0,
    "due_since" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "leased_until" TIMESTAMPTZ(3),
    "error" VARCHAR(300),
    "provider_id" VARCHAR(300),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "message_project_id_id_idx" ON "message"("project_id", "id");

-- CreateIndex
CREATE INDEX "message_project_id_status_id_idx" ON "message"("project_id", "status", "id");

-- CreateIndex
CREATE INDEX "message_project_id_customer_id_id_idx" ON "message"("project_id", "customer_id", "id");

-- CreateIndex
CREATE INDEX "message_project_id_referral_id_idx" ON "message"("project_id", "referral_id");

-- CreateIndex
CREATE INDEX "message_created_at_idx" ON "message"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "message_project_id_occasion_customer_id_subject_id_key" ON "message"("project_id", "occasion", "customer_id", "subject_id");

-- AddForeignKey
ALTER TABLE "message_template" ADD CONSTRAINT "message_template_project_id_campaign_id_fkey" FOREIGN KEY ("project_id", "campaign_id") REFERENCES "campaign"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is still to be sent, the longest due first: all that the worker's look costs while there is nothing.
CREATE INDEX "message_queued_idx" ON "message"("next_attempt_at", "id") WHERE "status" = 'queued';
