-- CreateTable
CREATE TABLE "hourly_count" (
    "project_id" UUID NOT NULL,
    "measure" VARCHAR(24) NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "subject_id" UUID NOT NULL,
    "detail" VARCHAR(60) NOT NULL DEFAULT '',
    "count" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "hourly_count_pkey" PRIMARY KEY ("project_id","measure","hour","subject_id","detail")
);

-- CreateTable
CREATE TABLE "count_due" (
    "id" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "measure" VARCHAR(24) NOT NULL,
    "quarter" TIMESTAMPTZ(3) NOT NULL,
    "subject_id" UUID NOT NULL,
    "detail" VARCHAR(60) NOT NULL DEFAULT '',
    "count" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "count_due_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recount_due" (
    "project_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,

    CONSTRAINT "recount_due_pkey" PRIMARY KEY ("project_id","subject_id")
);

-- What Prisma's schema cannot say ------------------------------------------------------------------------------------

-- Rows come and go here all the time: vacuum by count, not by share. The sums stay on their page when they grow.
ALTER TABLE "count_due" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 50000, autovacuum_analyze_scale_factor = 0,
  autovacuum_analyze_threshold = 20000);
ALTER TABLE "hourly_count" SET (fillfactor = 80);

-- Counting is the tables' own work: whoever inserts a row has counted it, whichever version of whichever program it is,
-- and no statement of the pipeline knows of it. A trigger a statement, a row of counts a group: measured in docs and bench.
CREATE FUNCTION goodword_quarter(moment TIMESTAMPTZ) RETURNS TIMESTAMPTZ LANGUAGE SQL IMMUTABLE PARALLEL SAFE AS $$
  SELECT date_bin('15 minutes', moment, TIMESTAMPTZ '1970-01-01 00:00:00+00')
$$;

-- The subject of events that no schema is known for.
CREATE FUNCTION goodword_no_subject() RETURNS UUID LANGUAGE SQL IMMUTABLE PARALLEL SAFE AS $$
  SELECT '00000000-0000-0000-0000-000000000000'::uuid
$$;

CREATE FUNCTION goodword_count_events() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO count_due (project_id, measure, quarter, subject_id, count)
  SELECT project_id, 'event_accepted', goodword_quarter(received_at), event_schema_id, count(*) FROM added
  GROUP BY project_id, goodword_quarter(received_at), event_schema_id;
  RETURN NULL;
END $$;

CREATE FUNCTION goodword_count_rejected_events() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO count_due (project_id, measure, quarter, subject_id, count)
  SELECT project_id, 'event_rejected', goodword_quarter(received_at), coalesce(event_schema_id, goodword_no_subject()), count(*)
  FROM added GROUP BY project_id, goodword_quarter(received_at), event_schema_id;
  RETURN NULL;
END $$;

CREATE FUNCTION goodword_count_decisions() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO count_due (project_id, measure, quarter, subject_id, detail, count)
  SELECT project_id, 'decision', goodword_quarter(decided_at), campaign_id, outcome || ' ' || reason, count(*) FROM added
  GROUP BY project_id, goodword_quarter(decided_at), campaign_id, outcome, reason;
  RETURN NULL;
END $$;

-- Both sides of a referral are paid by one event, and so in one statement.
CREATE FUNCTION goodword_count_rewards() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO count_due (project_id, measure, quarter, subject_id, detail, count, amount_minor)
  SELECT project_id, 'reward', goodword_quarter(issued_at), campaign_id, concat_ws(' ', side, kind, currency), count(*),
    coalesce(sum(amount_minor), 0)
  FROM added GROUP BY project_id, goodword_quarter(issued_at), campaign_id, side, kind, currency
  UNION ALL
  SELECT project_id, 'referral_rewarded', goodword_quarter(issued_at), campaign_id, '', count(DISTINCT referral_id), 0
  FROM added GROUP BY project_id, goodword_quarter(issued_at), campaign_id;
  RETURN NULL;
END $$;

CREATE FUNCTION goodword_count_referrals() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO count_due (project_id, measure, quarter, subject_id, count)
  SELECT project_id, 'referral_attributed', goodword_quarter(attributed_at), campaign_id, count(*) FROM added
  GROUP BY project_id, goodword_quarter(attributed_at), campaign_id
  UNION ALL
  SELECT project_id, 'referral_qualified', goodword_quarter(qualified_at), campaign_id, count(*) FROM added
  WHERE qualified_at IS NOT NULL GROUP BY project_id, goodword_quarter(qualified_at), campaign_id;
  RETURN NULL;
END $$;

CREATE FUNCTION goodword_count_qualified() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO count_due (project_id, measure, quarter, subject_id, count)
  SELECT project_id, 'referral_qualified', goodword_quarter(qualified_at), campaign_id, sum(change) FROM (
    SELECT project_id, campaign_id, qualified_at, 1 AS change FROM after
    UNION ALL SELECT project_id, campaign_id, qualified_at, -1 FROM before
  ) changed WHERE qualified_at IS NOT NULL
  GROUP BY project_id, goodword_quarter(qualified_at), campaign_id HAVING sum(change) <> 0;
  RETURN NULL;
END $$;

CREATE FUNCTION goodword_count_publications() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO count_due (project_id, measure, quarter, subject_id, count)
  SELECT project_id, 'code_published', goodword_quarter(created_at), campaign_id, count(*) FROM added
  GROUP BY project_id, goodword_quarter(created_at), campaign_id;
  RETURN NULL;
END $$;

-- Making a trigger waits for those who are writing: each row was either there before, or is counted by the trigger.
CREATE TRIGGER "event_counted" AFTER INSERT ON "event" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION goodword_count_events();
CREATE TRIGGER "rejected_event_counted" AFTER INSERT ON "rejected_event" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION goodword_count_rejected_events();
CREATE TRIGGER "decision_counted" AFTER INSERT ON "decision" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION goodword_count_decisions();
CREATE TRIGGER "reward_counted" AFTER INSERT ON "reward" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION goodword_count_rewards();
CREATE TRIGGER "referral_counted" AFTER INSERT ON "referral" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION goodword_count_referrals();
CREATE TRIGGER "referral_qualified_counted" AFTER UPDATE ON "referral" REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION goodword_count_qualified();
CREATE TRIGGER "publication_counted" AFTER INSERT ON "publication" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION goodword_count_publications();

-- What was there before is counted by the workers, a subject at a time.
INSERT INTO recount_due (project_id, subject_id)
SELECT project_id, id FROM event_schema UNION ALL SELECT project_id, id FROM campaign
UNION ALL SELECT id, goodword_no_subject() FROM project;
