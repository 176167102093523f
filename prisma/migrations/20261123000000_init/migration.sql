-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "auth_user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_session" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_rate_limit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "auth_rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "description" TEXT,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_version" (
    "project_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "config" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "campaign_version_pkey" PRIMARY KEY ("project_id","campaign_id","number")
);

-- CreateTable
CREATE TABLE "code" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "code" VARCHAR(128) NOT NULL,
    "code_key" VARCHAR(128) NOT NULL,
    "holder_id" UUID,
    "published_at" TIMESTAMPTZ(3),
    "active" BOOLEAN NOT NULL DEFAULT true,
    "reward_id" UUID,
    "account_of" UUID,
    "balance_minor" BIGINT,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3),

    CONSTRAINT "code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publication" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "code_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "join_once" BOOLEAN,
    "channel" TEXT NOT NULL,
    "source_id" TEXT,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "campaign_version" INTEGER NOT NULL,
    "referee_id" UUID NOT NULL,
    "referrer_id" UUID NOT NULL,
    "code_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "attributed_at" TIMESTAMPTZ(3) NOT NULL,
    "qualified_at" TIMESTAMPTZ(3),

    CONSTRAINT "referral_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "event_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "goal" VARCHAR(40) NOT NULL,
    "side" VARCHAR(8) NOT NULL,
    "project_id" UUID NOT NULL,
    "campaign_version" INTEGER NOT NULL,
    "outcome" VARCHAR(16) NOT NULL,
    "reason" VARCHAR(40) NOT NULL,
    "checks" JSON NOT NULL,
    "referral_id" UUID,
    "reward_id" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("project_id","event_id","campaign_id","goal","side")
);

-- CreateTable
CREATE TABLE "reward" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "campaign_version" INTEGER NOT NULL,
    "goal" VARCHAR(40) NOT NULL,
    "side" VARCHAR(8) NOT NULL,
    "beneficiary_id" UUID NOT NULL,
    "occurrence_key" VARCHAR(80) NOT NULL,
    "referral_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "status" VARCHAR(16) NOT NULL,
    "code_id" UUID NOT NULL,
    "amount_minor" BIGINT,
    "currency" CHAR(3),
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reward_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "code_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "reward_id" UUID,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "source_id" VARCHAR(256),
    "name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "description" TEXT,
    "birthdate" VARCHAR(10),
    "address" JSONB,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_schema" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "draft" JSONB,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "published_number" INTEGER,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_schema_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_schema_version" (
    "project_id" UUID NOT NULL,
    "event_schema_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "major" INTEGER NOT NULL,
    "minor" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "verdict" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "published_by_id" TEXT,
    "published_by" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_schema_version_pkey" PRIMARY KEY ("project_id","event_schema_id","number")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "event_schema_id" UUID NOT NULL,
    "schema_number" INTEGER NOT NULL,
    "customer_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "api_key_id" UUID,
    "channel" VARCHAR(16) NOT NULL,
    "source_id" VARCHAR(128),
    "referral_code" VARCHAR(128),
    "metadata" JSON NOT NULL,
    "customer" JSON,
    "customer_effect" VARCHAR(8),
    "marks" JSON,
    "context" JSON,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "event_key" (
    "project_id" UUID NOT NULL,
    "source_id" VARCHAR(128) NOT NULL,
    "event_id" UUID NOT NULL,
    "body_hash" BYTEA NOT NULL,

    CONSTRAINT "event_key_pkey" PRIMARY KEY ("project_id","source_id")
);

-- CreateTable
CREATE TABLE "event_due" (
    "event_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "shard" SMALLINT NOT NULL,
    "attempts" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "event_due_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "event_failure" (
    "event_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "attempts" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "failed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_failure_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "rejected_event" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "api_key_id" UUID,
    "channel" VARCHAR(16) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "raw" BYTEA NOT NULL,
    "mended" BYTEA,
    "event_name" TEXT,
    "source_id" TEXT,
    "customer_ref" TEXT,
    "event_schema_id" UUID,
    "schema_number" INTEGER,
    "reason" TEXT NOT NULL,
    "problem" TEXT NOT NULL,
    "violations" JSONB NOT NULL,
    "context" JSONB,
    "status" TEXT NOT NULL DEFAULT 'open',
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" TEXT,

    CONSTRAINT "rejected_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "currency" CHAR(3) NOT NULL DEFAULT 'EUR',
    "config_version" INTEGER NOT NULL DEFAULT 1,
    "config_changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rejected_retention_days" INTEGER NOT NULL DEFAULT 30,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "project_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("project_id","user_id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "invited_by_id" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "app_id" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "token_hint" TEXT NOT NULL,
    "allowed_origins" TEXT[],
    "rate_per_second" INTEGER,
    "last_used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "replaced_by_id" UUID,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "project_id" UUID,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "resource_kind" TEXT NOT NULL,
    "resource_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "request_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "auth_user_email_key" ON "auth_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "auth_session_token_key" ON "auth_session"("token");

-- CreateIndex
CREATE INDEX "auth_session_user_id_idx" ON "auth_session"("user_id");

-- CreateIndex
CREATE INDEX "auth_account_user_id_idx" ON "auth_account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "auth_account_provider_id_account_id_key" ON "auth_account"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "auth_verification_identifier_idx" ON "auth_verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "auth_rate_limit_key_key" ON "auth_rate_limit"("key");

-- CreateIndex
CREATE INDEX "campaign_project_id_created_at_idx" ON "campaign"("project_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_project_id_name_key" ON "campaign"("project_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_project_id_id_key" ON "campaign"("project_id", "id");

-- CreateIndex
CREATE INDEX "code_campaign_id_holder_id_idx" ON "code"("campaign_id", "holder_id");

-- CreateIndex
CREATE INDEX "code_holder_id_idx" ON "code"("holder_id");

-- CreateIndex
CREATE UNIQUE INDEX "code_project_id_code_key_key" ON "code"("project_id", "code_key");

-- CreateIndex
CREATE UNIQUE INDEX "code_project_id_reward_id_key" ON "code"("project_id", "reward_id");

-- CreateIndex
CREATE UNIQUE INDEX "code_project_id_campaign_id_account_of_key" ON "code"("project_id", "campaign_id", "account_of");

-- CreateIndex
CREATE INDEX "publication_project_id_created_at_idx" ON "publication"("project_id", "created_at");

-- CreateIndex
CREATE INDEX "publication_customer_id_idx" ON "publication"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "publication_project_id_code_id_key" ON "publication"("project_id", "code_id");

-- CreateIndex
CREATE UNIQUE INDEX "publication_project_id_campaign_id_customer_id_join_once_key" ON "publication"("project_id", "campaign_id", "customer_id", "join_once");

-- CreateIndex
CREATE INDEX "referral_referrer_id_idx" ON "referral"("referrer_id");

-- CreateIndex
CREATE INDEX "referral_referee_id_idx" ON "referral"("referee_id");

-- CreateIndex
CREATE UNIQUE INDEX "referral_project_id_campaign_id_referee_id_key" ON "referral"("project_id", "campaign_id", "referee_id");

-- CreateIndex
CREATE INDEX "reward_beneficiary_id_idx" ON "reward"("beneficiary_id");

-- CreateIndex
CREATE UNIQUE INDEX "reward_project_id_campaign_id_goal_side_beneficiary_id_occu_key" ON "reward"("project_id", "campaign_id", "goal", "side", "beneficiary_id", "occurrence_key");

-- CreateIndex
CREATE INDEX "ledger_entry_code_id_id_idx" ON "ledger_entry"("code_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_project_id_reward_id_key" ON "ledger_entry"("project_id", "reward_id");

-- CreateIndex
CREATE INDEX "customer_project_id_created_at_id_idx" ON "customer"("project_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "customer_project_id_email_idx" ON "customer"("project_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "customer_project_id_source_id_key" ON "customer"("project_id", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_schema_project_id_name_key" ON "event_schema"("project_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "event_schema_project_id_id_key" ON "event_schema"("project_id", "id");

-- CreateIndex
CREATE INDEX "event_event_schema_id_occurred_at_idx" ON "event"("event_schema_id", "occurred_at");

-- CreateIndex
CREATE INDEX "event_customer_id_id_idx" ON "event"("customer_id", "id");

-- CreateIndex
CREATE INDEX "event_due_shard_event_id_idx" ON "event_due"("shard", "event_id");

-- CreateIndex
CREATE INDEX "event_failure_project_id_event_id_idx" ON "event_failure"("project_id", "event_id");

-- CreateIndex
CREATE INDEX "rejected_event_project_id_status_id_idx" ON "rejected_event"("project_id", "status", "id");

-- CreateIndex
CREATE INDEX "rejected_event_project_id_problem_status_id_idx" ON "rejected_event"("project_id", "problem", "status", "id");

-- CreateIndex
CREATE INDEX "project_config_changed_at_idx" ON "project"("config_changed_at");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_project_id_created_at_idx" ON "invitation"("project_id", "created_at");

-- CreateIndex
CREATE INDEX "api_key_project_id_created_at_idx" ON "api_key"("project_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_app_id_token_hash_key" ON "api_key"("app_id", "token_hash");

-- CreateIndex
CREATE INDEX "audit_entry_project_id_id_idx" ON "audit_entry"("project_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_project_id_resource_kind_resource_id_id_idx" ON "audit_entry"("project_id", "resource_kind", "resource_id", "id");

-- AddForeignKey
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_account" ADD CONSTRAINT "auth_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_version" ADD CONSTRAINT "campaign_version_project_id_campaign_id_fkey" FOREIGN KEY ("project_id", "campaign_id") REFERENCES "campaign"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code" ADD CONSTRAINT "code_project_id_campaign_id_fkey" FOREIGN KEY ("project_id", "campaign_id") REFERENCES "campaign"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_schema_version" ADD CONSTRAINT "event_schema_version_project_id_event_schema_id_fkey" FOREIGN KEY ("project_id", "event_schema_id") REFERENCES "event_schema"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say ------------------------------------------------------------------------------------

-- Events of ids outside every month (a clock far off) still have a place.
CREATE TABLE "event_default" PARTITION OF "event" DEFAULT;

-- The first UUIDv7 of a moment: the bound of a partition.
CREATE FUNCTION goodword_uuid_floor(moment TIMESTAMPTZ) RETURNS UUID LANGUAGE SQL IMMUTABLE AS $$
  SELECT (lpad(to_hex(floor(extract(epoch FROM moment) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- Makes the monthly partitions from the month of `since` on; those that exist are left alone. Called by the workers daily.
CREATE FUNCTION goodword_ensure_event_partitions(since TIMESTAMPTZ, months INT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
  lower_month TIMESTAMP := date_trunc('month', since AT TIME ZONE 'UTC');
  month TIMESTAMP;
  name TEXT;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('goodword_ensure_event_partitions'));
  FOR step IN 0..months - 1 LOOP
    month := lower_month + make_interval(months => step);
    name := 'event_' || to_char(month, 'YYYYMM');
    IF to_regclass(quote_ident(name)) IS NULL THEN
      EXECUTE format('CREATE TABLE %I PARTITION OF event FOR VALUES FROM (%L) TO (%L)', name,
        goodword_uuid_floor(month AT TIME ZONE 'UTC'),
        goodword_uuid_floor((month + interval '1 month') AT TIME ZONE 'UTC'));
    END IF;
  END LOOP;
END $$;

SELECT goodword_ensure_event_partitions(now() - interval '2 months', 15);

-- Rows come and go here by the thousand a second: vacuum by count, not by share.
ALTER TABLE "event_due" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 100000, autovacuum_analyze_scale_factor = 0,
  autovacuum_analyze_threshold = 20000);

ALTER TABLE "referral" ADD CONSTRAINT "referral_not_oneself" CHECK ("referrer_id" <> "referee_id");
ALTER TABLE "code" ADD CONSTRAINT "code_balance_not_negative" CHECK ("balance_minor" >= 0);
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_moves_something" CHECK ("amount_minor" <> 0);
ALTER TABLE "reward" ADD CONSTRAINT "reward_amount_positive" CHECK ("amount_minor" > 0);

-- Written once: history that decisions, events and balances point at.
CREATE FUNCTION goodword_refuse_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is written once and never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "ledger_entry_append_only" BEFORE UPDATE OR DELETE ON "ledger_entry" FOR EACH ROW EXECUTE FUNCTION goodword_refuse_change();
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION goodword_refuse_change();
CREATE TRIGGER "event_schema_version_immutable" BEFORE UPDATE OR DELETE ON "event_schema_version" FOR EACH ROW EXECUTE FUNCTION goodword_refuse_change();
CREATE TRIGGER "campaign_version_immutable" BEFORE UPDATE OR DELETE ON "campaign_version" FOR EACH ROW EXECUTE FUNCTION goodword_refuse_change();
