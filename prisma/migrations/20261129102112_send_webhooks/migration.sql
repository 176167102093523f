-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "url" VARCHAR(2000) NOT NULL,
    "description" VARCHAR(200) NOT NULL DEFAULT '',
    "types" TEXT[],
    "status" VARCHAR(16) NOT NULL DEFAULT 'active',
    "disabled_reason" VARCHAR(16),
    "disabled_at" TIMESTAMPTZ(3),
    "secret" TEXT NOT NULL,
    "previous_secret" TEXT,
    "previous_secret_ends_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failing_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "type" VARCHAR(40) NOT NULL,
    "subject_kind" VARCHAR(24) NOT NULL,
    "subject_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "project_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "type" VARCHAR(40) NOT NULL,
    "status" VARCHAR(16) NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "step" SMALLINT NOT NULL DEFAULT 0,
    "due_since" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "leased_until" TIMESTAMPTZ(3),
    "last_attempt_at" TIMESTAMPTZ(3),
    "status_code" SMALLINT,
    "duration_ms" INTEGER,
    "error" VARCHAR(300),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("project_id","endpoint_id","notice_id")
);

-- CreateTable
CREATE TABLE "delivery_attempt" (
    "project_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "duration_ms" INTEGER,
    "status_code" SMALLINT,
    "request_headers" JSON,
    "response_headers" JSON,
    "response_body" TEXT,
    "error" VARCHAR(300),

    CONSTRAINT "delivery_attempt_pkey" PRIMARY KEY ("project_id","endpoint_id","notice_id","number")
);

-- CreateTable
CREATE TABLE "delivery_count" (
    "project_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "delivery_count_pkey" PRIMARY KEY ("project_id","endpoint_id","hour")
);

-- CreateIndex
CREATE UNIQUE INDEX "webhook_endpoint_project_id_id_key" ON "webhook_endpoint"("project_id", "id");

-- CreateIndex
CREATE INDEX "notice_project_id_subject_id_idx" ON "notice"("project_id", "subject_id");

-- CreateIndex
CREATE INDEX "notice_created_at_idx" ON "notice"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notice_project_id_id_key" ON "notice"("project_id", "id");

-- CreateIndex
CREATE INDEX "delivery_project_id_notice_id_idx" ON "delivery"("project_id", "notice_id");

-- CreateIndex
CREATE INDEX "delivery_project_id_status_notice_id_idx" ON "delivery"("project_id", "status", "notice_id");

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_project_id_endpoint_id_fkey" FOREIGN KEY ("project_id", "endpoint_id") REFERENCES "webhook_endpoint"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_project_id_notice_id_fkey" FOREIGN KEY ("project_id", "notice_id") REFERENCES "notice"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_attempt" ADD CONSTRAINT "delivery_attempt_project_id_endpoint_id_notice_id_fkey" FOREIGN KEY ("project_id", "endpoint_id", "notice_id") REFERENCES "delivery"("project_id", "endpoint_id", "notice_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What an endpoint still has to get, the longest due first: the claim asks this for each endpoint.
CREATE INDEX "delivery_pending_idx" ON "delivery"("endpoint_id", "next_attempt_at") WHERE "status" = 'pending';
