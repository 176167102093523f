import type { Side } from "@/lib/domain/decision";
import type { RunAgain } from "@/lib/domain/referral/facts";
import { unpaidReasons } from "@/lib/domain/referral/run-again";
import type { DueEvent } from "./due-event";
import { type Client, eventFactKey, type Facts, isRerun, referralFactKey } from "./facts";

interface RerunRow {
  event_id: string;
  unpaid: { goal: string; side: Side }[] | null;
  by_hand: RunAgain["byHand"] | null;
  later: RunAgain["later"] | null;
}

/** A friend's refunds are looked for among so many of the events since. */
const laterMax = 1_000;

/** What stays as it is of events that are run again, by event/campaign. */
export async function loadReruns(
  client: Client,
  events: DueEvent[],
  facts: Pick<Facts, "configs" | "referrals">,
): Promise<Facts["reruns"]> {
  const reruns: Facts["reruns"] = new Map();
  const wanted = events.flatMap((event) => {
    const campaigns = facts.configs.get(event.projectId)?.referralCampaigns ?? [];
    return campaigns.filter((campaign) => isRerun(event, campaign)).map((campaign) => ({ event, campaign }));
  });
  if (wanted.length === 0) return reruns;
  const { rows } = await client.query<RerunRow>(rerunsStatement, [
    wanted.map(({ event }) => event.id),
    wanted.map(({ event }) => event.projectId),
    wanted.map(({ event }) => event.customerId),
    wanted.map(({ campaign }) => campaign.id),
    wanted.map(
      ({ event, campaign }) => facts.referrals.get(referralFactKey(campaign.id, event.customerId))?.id ?? null,
    ),
    wanted.map(({ campaign: { config } }) => {
      const refunds = config.goals.filter(({ action }) => action.kind === "take_back");
      return `{${refunds.map(({ trigger }) => trigger.eventSchemaId).join(",")}}`;
    }),
    unpaidReasons,
  ]);
  const found = new Map(rows.map((row) => [row.event_id, row]));
  for (const { event, campaign } of wanted) {
    const row = found.get(event.id);
    reruns.set(eventFactKey(event.id, campaign.id), {
      unpaid: sidesByGoal(row?.unpaid ?? []),
      byHand: row?.by_hand ?? [],
      later: row?.later ?? [],
    });
  }
  return reruns;
}

function sidesByGoal(sides: { goal: string; side: Side }[]): Map<string, Side[]> {
  const byGoal = new Map<string, Side[]>();
  for (const { goal, side } of sides) byGoal.set(goal, [...(byGoal.get(goal) ?? []), side]);
  return byGoal;
}

/** Rewards by hand name their goal behind a prefix, so that they are given beside what the rules give. */
const rerunsStatement = `
  SELECT w.event_id,
    (SELECT json_agg(json_build_object('goal', d.goal, 'side', d.side) ORDER BY d.goal, d.side DESC) FROM decision d
      WHERE d.project_id = w.project_id AND d.event_id = w.event_id AND d.campaign_id = w.campaign_id AND d.side <> 'both'
        AND d.reward_id IS NULL AND d.reason = ANY($7)) AS unpaid,
    (SELECT json_agg(json_build_object('goal', substr(r.goal, 9), 'side', r.side, 'eventId', r.event_id)) FROM reward r
      WHERE r.project_id = w.project_id AND r.referral_id = w.referral_id AND r.by_hand
        AND r.status NOT IN ('void', 'reversed')) AS by_hand,
    (SELECT json_agg(json_build_object('eventSchemaId', e.event_schema_id, 'payload', e.metadata)) FROM (
      SELECT e.event_schema_id, e.metadata FROM event e WHERE w.refunds <> '{}' AND e.customer_id = w.customer_id
        AND e.project_id = w.project_id AND e.id > w.event_id AND e.event_schema_id = ANY(w.refunds::uuid[]) LIMIT ${laterMax}) e) AS later
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[])
    w(event_id, project_id, customer_id, campaign_id, referral_id, refunds)`;
