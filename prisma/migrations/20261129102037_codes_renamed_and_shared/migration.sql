-- AlterTable
ALTER TABLE "code" ADD COLUMN     "alias_of" UUID;

-- CreateTable
CREATE TABLE "code_job" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "status" VARCHAR(16) NOT NULL,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "actor" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "code_job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "code_job_row" (
    "job_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "project_id" UUID NOT NULL,
    "code" TEXT,
    "code_key" TEXT,
    "customer" TEXT,
    "customer_id" UUID,
    "metadata" JSONB,
    "problem" VARCHAR(40),
    "detail" TEXT,
    "code_id" UUID,

    CONSTRAINT "code_job_row_pkey" PRIMARY KEY ("project_id","job_id","row")
);

-- CreateTable
CREATE TABLE "campaign_landing" (
    "project_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "mode" VARCHAR(16) NOT NULL,
    "title" VARCHAR(120) NOT NULL,
    "body" VARCHAR(4000) NOT NULL,
    "button_label" VARCHAR(40) NOT NULL,
    "language" VARCHAR(20) NOT NULL,
    "accent" CHAR(7) NOT NULL,
    "background" CHAR(7) NOT NULL,
    "destination" VARCHAR(2000),
    "parameter" VARCHAR(40) NOT NULL,
    "shows_referrer" BOOLEAN NOT NULL,
    "image" BYTEA,
    "image_type" VARCHAR(20),
    "image_alt" VARCHAR(200) NOT NULL DEFAULT '',
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_landing_pkey" PRIMARY KEY ("project_id","campaign_id")
);

-- CreateTable
CREATE TABLE "code_visitor" (
    "project_id" UUID NOT NULL,
    "code_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "visitor" BYTEA NOT NULL,

    CONSTRAINT "code_visitor_pkey" PRIMARY KEY ("project_id","code_id","hour","visitor")
);

-- CreateTable
CREATE TABLE "visitor_salt" (
    "day" DATE NOT NULL,
    "salt" BYTEA NOT NULL,

    CONSTRAINT "visitor_salt_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "code_visit_day" (
    "project_id" UUID NOT NULL,
    "code_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "campaign_id" UUID NOT NULL,
    "visits" INTEGER NOT NULL,

    CONSTRAINT "code_visit_day_pkey" PRIMARY KEY ("project_id","code_id","day")
);

-- CreateTable
CREATE TABLE "status_link" (
    "project_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "status_link_pkey" PRIMARY KEY ("project_id","customer_id")
);

-- CreateIndex
CREATE INDEX "code_job_project_id_campaign_id_created_at_idx" ON "code_job"("project_id", "campaign_id", "created_at");

-- CreateIndex
CREATE INDEX "code_visitor_hour_idx" ON "code_visitor"("hour");

-- CreateIndex
CREATE INDEX "code_visit_day_project_id_campaign_id_day_idx" ON "code_visit_day"("project_id", "campaign_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "status_link_token_hash_key" ON "status_link"("token_hash");

-- AddForeignKey
ALTER TABLE "campaign_landing" ADD CONSTRAINT "campaign_landing_project_id_campaign_id_fkey" FOREIGN KEY ("project_id", "campaign_id") REFERENCES "campaign"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say ------------------------------------------------------------------------------------

-- An old name of a code is a row of its own, so that one unique key holds codes and old names apart. It is nothing but a
-- name: nobody can be given it, nothing can be paid on it, and whatever counts free, held or published codes passes it by.
ALTER TABLE "code" ADD CONSTRAINT "code_alias_is_a_name" CHECK (alias_of IS NULL OR (alias_of <> id AND holder_id IS NULL
  AND published_at IS NULL AND NOT active AND reward_id IS NULL AND account_of IS NULL AND balance_minor IS NULL));
ALTER TABLE "code" ADD CONSTRAINT "code_alias_of_fkey" FOREIGN KEY ("alias_of") REFERENCES "code"("id");

-- A code's old names. Few codes have any.
CREATE INDEX "code_alias_of_idx" ON "code"("alias_of") WHERE "alias_of" IS NOT NULL;

-- Jobs to go on with, and what of them is left.
CREATE INDEX "code_job_running_idx" ON "code_job"("created_at") WHERE "status" = 'running';
CREATE INDEX "code_job_row_left_idx" ON "code_job_row"("job_id", "row") WHERE "code_id" IS NULL AND "problem" IS NULL;
