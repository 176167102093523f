import { counterKey, tallyKey, tierKey } from "@/lib/domain/referral/limits";
import { asksForCount } from "@/lib/domain/referral/reach-goal";
import { countersLockSpace } from "../reward/give-back";
import { CounterFacts } from "./counters";
import type { DueEvent } from "./due-event";
import {
  type Client,
  campaignsConcerned,
  codeNamed,
  type Facts,
  type ReferralCampaign,
  referralOf,
  rulesOf,
} from "./facts";

/** A counter that may move, and what it is made from when it is not there yet. */
interface WantedCounter {
  projectId: string;
  campaignId: string;
  key: string;
  /** Any moment of its period. */
  at: Date;
  timeZone: string;
}

export async function loadCounters(
  client: Client,
  events: DueEvent[],
  facts: Facts,
  purpose: "decide" | "trial",
): Promise<CounterFacts> {
  const counters = new CounterFacts();
  const wanted = wantedCounters(events, facts);
  if (wanted.length === 0) return counters;
  const missing = await read(client, wanted, counters, purpose);
  if (missing.length === 0) return counters;
  if (purpose === "trial") await compute(client, missing, counters);
  else {
    await lockMaking(client, missing);
    await client.query({ name: "make counters", text: makeStatement, values: columnsOf(missing) });
    const still = await read(client, missing, counters, purpose);
    if (still.length > 0) throw new Error("a counter was made and is not there");
  }
  return counters;
}

/**
 * A counter is made from the rewards that stand. Whoever ends some, and finds no counter to give back to, holds this until that
 * is committed: a counter made meanwhile would count them for ever.
 */
async function lockMaking(client: Client, missing: WantedCounter[]): Promise<void> {
  const campaigns = [...new Set(missing.map(({ campaignId }) => campaignId))].sort();
  await client.query({
    name: "lock making of counters",
    text: "SELECT pg_advisory_xact_lock($1::int, hashtext(c)) FROM unnest($2::text[]) c",
    values: [countersLockSpace, campaigns],
  });
}

function wantedCounters(events: DueEvent[], facts: Facts): WantedCounter[] {
  const wanted = new Map<string, WantedCounter>();
  const comers = comersOf(events, facts);
  for (const event of events) {
    for (const campaign of campaignsConcerned(event, facts)) {
      const known = referralOf(event, campaign, facts)?.referrer.id;
      const referrers = known ? [known] : (comers.get(comerKey(campaign.id, event.customerId)) ?? []);
      for (const counter of [...referrers].flatMap((id) => countersOf(event, campaign, id, facts)))
        wanted.set(`${counter.campaignId} ${counter.key}`, counter);
    }
  }
  // One order for everybody who locks them.
  return [...wanted].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, counter]) => counter);
}

const comerKey = (campaignId: string, customerId: string) => `${campaignId}/${customerId}`;

/** Who may come to have referred a customer within the batch: an event without a code follows one that names it. */
function comersOf(events: DueEvent[], facts: Facts): Map<string, Set<string>> {
  const comers = new Map<string, Set<string>>();
  for (const event of events) {
    const code = codeNamed(event, facts);
    if (!code?.holder) continue;
    const key = comerKey(code.campaignId, event.customerId);
    comers.set(key, (comers.get(key) ?? new Set()).add(code.holder.id));
  }
  return comers;
}

function countersOf(event: DueEvent, campaign: ReferralCampaign, referrerId: string, facts: Facts): WantedCounter[] {
  const { limits, tiers } = campaign.config;
  const referral = referralOf(event, campaign, facts);
  const timeZone = facts.configs.get(event.projectId)?.timeZone ?? "UTC";
  const common = { projectId: event.projectId, campaignId: campaign.id, timeZone };
  const given = referral ? (facts.rewards.get(referral.id) ?? []) : [];
  const moments = [event.occurredAt, ...given.map(({ occurredAt }) => occurredAt)];
  const who = { referrerId, refereeId: event.customerId, timeZone };
  const { goals } = rulesOf(event, campaign, referral, facts).rules;
  const counted = new Set([
    ...tiers.map(({ goal }) => goal),
    ...goals.filter((goal) => asksForCount(goal.condition)).map(({ id }) => id),
  ]);
  return [
    ...limits.flatMap((limit) =>
      moments.map((at) => ({ ...common, key: counterKey(limit, { ...who, occurredAt: at }), at })),
    ),
    ...[...counted].map((goal) => ({ ...common, key: tallyKey(goal, referrerId), at: event.occurredAt })),
    ...tiers.map(({ id }) => ({ ...common, key: tierKey(id, referrerId), at: event.occurredAt })),
  ];
}

/** Sets what is there and gives back what is not. */
async function read(
  client: Client,
  wanted: WantedCounter[],
  counters: CounterFacts,
  purpose: "decide" | "trial",
): Promise<WantedCounter[]> {
  const { rows } = await client.query<{
    campaign_id: string;
    project_id: string;
    key: string;
    count: number;
    value_minor: number;
  }>({
    name: `${purpose} counters`,
    text: `SELECT c.project_id, c.campaign_id, c.key, c.count::float8 AS count, c.value_minor::float8 AS value_minor
      FROM campaign_counter c JOIN unnest($1::uuid[], $2::uuid[], $3::text[]) w(project_id, campaign_id, key)
        ON c.project_id = w.project_id AND c.campaign_id = w.campaign_id AND c.key = w.key
      ORDER BY c.campaign_id, c.key ${purpose === "decide" ? "FOR UPDATE OF c" : ""}`,
    values: columnsOf(wanted).slice(0, 3),
  });
  for (const row of rows) counters.set(row.project_id, row.campaign_id, row.key, row.count, row.value_minor);
  const found = new Set(rows.map((row) => `${row.campaign_id} ${row.key}`));
  return wanted.filter(({ campaignId, key }) => !found.has(`${campaignId} ${key}`));
}

async function compute(client: Client, missing: WantedCounter[], counters: CounterFacts): Promise<void> {
  const { rows } = await client.query<{
    project_id: string;
    campaign_id: string;
    key: string;
    count: number;
    value_minor: number;
  }>(
    `SELECT project_id, campaign_id, key, count::float8 AS count, value_minor::float8 AS value_minor FROM (${countedStatement}) made`,
    columnsOf(missing),
  );
  for (const row of rows) counters.set(row.project_id, row.campaign_id, row.key, row.count, row.value_minor);
}

function columnsOf(wanted: WantedCounter[]): unknown[] {
  return [
    wanted.map(({ projectId }) => projectId),
    wanted.map(({ campaignId }) => campaignId),
    wanted.map(({ key }) => key),
    wanted.map(({ at }) => at.toISOString()),
    wanted.map(({ timeZone }) => timeZone),
  ];
}

/**
 * What a counter says that is not there yet: a limit or tier may be set when much was given already. Of rewards those that
 * are given or wait to be; of a goal the referrals that reached it; of a tier the steps that were given.
 */
const countedStatement = `
  SELECT w.project_id, w.campaign_id, w.key, sum(made.count) AS count, sum(made.value_minor) AS value_minor
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::text[]) w(project_id, campaign_id, key, at, time_zone)
  CROSS JOIN LATERAL (SELECT split_part(w.key, '/', 1) AS subject, nullif(split_part(w.key, '/', 2), '')::uuid AS who,
    CASE WHEN w.key LIKE '%/all' THEN NULL WHEN split_part(w.key, '/', 3) LIKE '%W%' THEN 'week'
      WHEN length(split_part(w.key, '/', 3)) = 7 THEN 'month' ELSE 'day' END AS period) k
  CROSS JOIN LATERAL (SELECT date_trunc(k.period, w.at AT TIME ZONE w.time_zone) AS begins) p
  CROSS JOIN LATERAL (
    SELECT count(*) AS count, coalesce(sum(r.cost_minor), 0)::bigint AS value_minor FROM reward r
    WHERE k.subject IN ('referrer', 'referee', 'campaign') AND r.project_id = w.project_id AND r.campaign_id = w.campaign_id
      AND r.status NOT IN ('void', 'reversed') AND NOT r.by_hand
      AND (k.subject = 'campaign' OR (r.side = k.subject AND r.beneficiary_id = k.who))
      AND (k.period IS NULL OR (r.occurred_at >= p.begins AT TIME ZONE w.time_zone
        AND r.occurred_at < (p.begins + ('1 ' || k.period)::interval) AT TIME ZONE w.time_zone))
    UNION ALL
    SELECT count(*), 0 FROM referral r JOIN goal_progress g ON g.project_id = r.project_id AND g.referral_id = r.id
    WHERE k.subject LIKE 'goal.%' AND r.project_id = w.project_id AND r.campaign_id = w.campaign_id AND r.referrer_id = k.who
      AND g.goal = substr(k.subject, 6) AND g.reached > g.undone
    UNION ALL
    SELECT count(*), 0 FROM reward r WHERE k.subject LIKE 'tier.%' AND r.project_id = w.project_id
      AND r.campaign_id = w.campaign_id AND r.beneficiary_id = k.who AND r.goal LIKE 'tier.%'
      AND split_part(r.goal, '.', 2) = substr(k.subject, 6) AND r.occurrence_key NOT LIKE '%/%'
  ) made
  GROUP BY w.project_id, w.campaign_id, w.key`;

const makeStatement = `
  INSERT INTO campaign_counter (project_id, campaign_id, key, count, value_minor)
  SELECT project_id, campaign_id, key, count, value_minor FROM (${countedStatement}) made ORDER BY campaign_id, key ON CONFLICT DO NOTHING`;
