import type { FraudPolicy } from "@/lib/domain/campaign/referral-config";
import { otherFriend } from "@/lib/domain/referral/came-before";
import type { ArrivalFacts, CodeFact, Trace } from "@/lib/domain/referral/facts";
import { isDisposableMailbox } from "@/lib/server/disposable-mailbox";
import type { DueEvent } from "./due-event";
import {
  type Client,
  campaignsConcerned,
  codeNamed,
  eventFactKey,
  type Facts,
  type ReferralCampaign,
  referralOf,
} from "./facts";

/** Somebody who comes with a code and is not referred in its campaign yet. */
export interface Arrival {
  event: DueEvent;
  campaign: ReferralCampaign;
  holder: NonNullable<CodeFact["holder"]>;
}

/** By event/campaign. Asks only for what the campaigns want to know, and nothing when nobody arrives. */
export async function loadArrivals(
  client: Client,
  events: DueEvent[],
  facts: Facts,
): Promise<Map<string, ArrivalFacts>> {
  const arrivals = arrivalsOf(events, facts);
  const known = new Map<string, ArrivalFacts>();
  if (arrivals.length === 0) return known;
  const wants = (signals: (keyof FraudPolicy["signals"])[]) =>
    arrivals.filter(({ campaign }) => signals.some((signal) => campaign.config.fraud.signals[signal] !== "off"));
  const earlier = await earlierGoalEvents(client, arrivals);
  const loops = await loopsAmong(client, wants(["loop"]));
  const friends = await friendsInDay(client, wants(["velocity"]));
  const traces = await tracesOf(
    client,
    wants(["same_device", "same_ip_agent"]).filter(({ event }) => event.trace),
  );
  for (const { event, campaign } of arrivals) {
    const key = eventFactKey(event.id, campaign.id);
    known.set(key, {
      earlierGoalEvent: earlier.get(key) ?? null,
      isLoop: loops.has(key),
      friendsInDay: friends.get(key) ?? 0,
      isDisposable: isDisposableMailbox(facts.people.get(event.customerId)?.email ?? null),
      traces: traces.get(key) ?? [],
    });
  }
  return known;
}

function arrivalsOf(events: DueEvent[], facts: Facts): Arrival[] {
  return events.flatMap((event) => {
    const code = codeNamed(event, facts);
    if (!code?.holder) return [];
    const campaign = campaignsConcerned(event, facts).find(({ id }) => id === code.campaignId);
    return campaign && !referralOf(event, campaign, facts) ? [{ event, campaign, holder: code.holder }] : [];
  });
}

const dayMs = 86_400_000;

const keysOf = (arrivals: Arrival[]) => arrivals.map(({ event, campaign }) => eventFactKey(event.id, campaign.id));

export async function earlierGoalEvents(
  client: Client,
  all: Arrival[],
): Promise<Map<string, { name: string; at: Date }>> {
  const arrivals = all.filter(({ campaign }) => campaign.config.attribution.referee.kind === "no_goal_event");
  if (arrivals.length === 0) return new Map();
  const goalEvents = ({ campaign: { config } }: Arrival) =>
    config.goals.filter(({ action }) => action.kind === "reward").map(({ trigger }) => trigger.eventSchemaId);
  const { rows } = await client.query<{ key: string; name: string; at: Date }>({
    name: "earlier goal events",
    text: `SELECT a.key, s.name, e.occurred_at AS at
      FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[]) a(key, event_id, customer_id, schemas, before)
      CROSS JOIN LATERAL (
        SELECT event_schema_id, occurred_at FROM event
        WHERE customer_id = a.customer_id AND id <> a.event_id AND occurred_at < a.before
          AND event_schema_id = ANY(a.schemas::uuid[]) LIMIT 1) e
      JOIN event_schema s ON s.id = e.event_schema_id`,
    values: [
      keysOf(arrivals),
      arrivals.map(({ event }) => event.id),
      arrivals.map(({ event }) => event.customerId),
      arrivals.map((arrival) => `{${goalEvents(arrival).join(",")}}`),
      // What happened in the days that the campaign looks back is not earlier: it may still count.
      arrivals.map(({ event, campaign: { config } }) =>
        new Date(event.occurredAt.getTime() - config.attribution.waitDays * dayMs).toISOString(),
      ),
    ],
  });
  return new Map(rows.map(({ key, name, at }) => [key, { name, at }]));
}

/** Who once referred the person whose code it is. */
async function loopsAmong(client: Client, arrivals: Arrival[]): Promise<Set<string>> {
  if (arrivals.length === 0) return new Set();
  const { rows } = await client.query<{ key: string }>({
    name: "loops",
    text: `SELECT a.key FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::uuid[]) a(key, project_id, holder_id, customer_id)
      WHERE EXISTS (SELECT FROM referral r
        WHERE r.project_id = a.project_id AND r.referee_id = a.holder_id AND r.referrer_id = a.customer_id)`,
    values: [
      keysOf(arrivals),
      arrivals.map(({ event }) => event.projectId),
      arrivals.map(({ holder }) => holder.id),
      arrivals.map(({ event }) => event.customerId),
    ],
  });
  return new Set(rows.map(({ key }) => key));
}

async function friendsInDay(client: Client, arrivals: Arrival[]): Promise<Map<string, number>> {
  if (arrivals.length === 0) return new Map();
  const { rows } = await client.query<{ key: string; friends: number }>({
    name: "friends in a day",
    text: `SELECT a.key, (SELECT count(*)::int FROM (
          SELECT FROM referral r WHERE r.referrer_id = a.holder_id AND r.project_id = a.project_id AND r.campaign_id = a.campaign_id
            AND r.attributed_at > a.at - interval '24 hours' AND r.attributed_at <= a.at LIMIT 10000) f) AS friends
      FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[]) a(key, project_id, campaign_id, holder_id, at)`,
    values: [
      keysOf(arrivals),
      arrivals.map(({ event }) => event.projectId),
      arrivals.map(({ campaign }) => campaign.id),
      arrivals.map(({ holder }) => holder.id),
      arrivals.map(({ event }) => event.occurredAt.toISOString()),
    ],
  });
  return new Map(rows.map(({ key, friends }) => [key, friends]));
}

/** Where the referrer, and the friends that came before by the same person, were lately heard of from. */
async function tracesOf(client: Client, arrivals: Arrival[]): Promise<Map<string, (Trace & { who: string })[]>> {
  const traces = new Map<string, (Trace & { who: string })[]>();
  if (arrivals.length === 0) return traces;
  const { rows } = await client.query<Trace & { key: string; isReferrer: boolean }>({
    name: "traces",
    text: `SELECT a.key, t.context->>'ip' AS ip, t.context->>'user_agent' AS "userAgent", t.context->>'device_id' AS "deviceId",
        t.is_referrer AS "isReferrer"
      FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::uuid[]) a(key, project_id, holder_id, customer_id)
      CROSS JOIN LATERAL (
        (SELECT context, true AS is_referrer FROM event WHERE customer_id = a.holder_id AND context IS NOT NULL ORDER BY id DESC LIMIT 20)
        UNION ALL
        (SELECT e.context, false FROM (
            SELECT event_id FROM referral r WHERE r.referrer_id = a.holder_id AND r.project_id = a.project_id
              AND r.referee_id <> a.customer_id ORDER BY r.id DESC LIMIT 50) r
          JOIN event e ON e.id = r.event_id WHERE e.context IS NOT NULL)
      ) t`,
    values: [
      keysOf(arrivals),
      arrivals.map(({ event }) => event.projectId),
      arrivals.map(({ holder }) => holder.id),
      arrivals.map(({ event }) => event.customerId),
    ],
  });
  for (const { key, isReferrer, ...trace } of rows) {
    const who = isReferrer ? "the holder of the code" : otherFriend;
    traces.set(key, [...(traces.get(key) ?? []), { ...trace, who }]);
  }
  return traces;
}
