import type { FraudPolicy } from "@/lib/domain/campaign/referral-config";
import { otherFriend } from "@/lib/domain/referral/came-before";
import type { ArrivalFacts, Trace } from "@/lib/domain/referral/facts";
import { pool } from "@/lib/server/db";
import { isDisposableMailbox } from "@/lib/server/disposable-mailbox";
import { type Arrival, earlierGoalEvents } from "../decide/arrival-facts";
import { eventFactKey } from "../decide/facts";
import type { KnownPerson } from "../decide/people";
import type { PastEvent } from "./past-events";

type PastArrival = Arrival & { event: PastEvent };

/** What the database says of those who come with a code, as it stood when they came, apart from the simulated campaign itself. */
export interface StoredArrivals {
  earlier: Map<string, { name: string; at: Date }>;
  loops: Set<string>;
  traces: Map<string, Trace[]>;
}

export async function loadStoredArrivals(arrivals: PastArrival[]): Promise<StoredArrivals> {
  const wants = (...signals: (keyof FraudPolicy["signals"])[]) =>
    arrivals.filter(({ campaign }) => signals.some((signal) => campaign.config.fraud.signals[signal] !== "off"));
  return {
    earlier: await earlierGoalEvents(pool(), arrivals),
    loops: await loopsElsewhere(wants("loop")),
    traces: await tracesOfHolders(wants("same_device", "same_ip_agent").filter(({ event }) => event.trace)),
  };
}

/** Who had referred the person whose code it is in another campaign. */
async function loopsElsewhere(arrivals: PastArrival[]): Promise<Set<string>> {
  if (arrivals.length === 0) return new Set();
  const { rows } = await pool().query<{ id: string }>({
    name: "past loops",
    text: `SELECT a.id FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::timestamptz[])
        a(id, project_id, campaign_id, holder_id, customer_id, at)
      WHERE EXISTS (SELECT FROM referral r WHERE r.project_id = a.project_id AND r.referee_id = a.holder_id
        AND r.referrer_id = a.customer_id AND r.campaign_id <> a.campaign_id AND r.attributed_at <= a.at)`,
    values: columnsOf(arrivals),
  });
  return new Set(rows.map(({ id }) => id));
}

async function tracesOfHolders(arrivals: PastArrival[]): Promise<Map<string, Trace[]>> {
  const traces = new Map<string, Trace[]>();
  if (arrivals.length === 0) return traces;
  const { rows } = await pool().query<Trace & { id: string }>({
    name: "past traces",
    text: `SELECT a.id, t.context->>'ip' AS ip, t.context->>'user_agent' AS "userAgent", t.context->>'device_id' AS "deviceId"
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::timestamptz[])
        a(id, project_id, campaign_id, holder_id, customer_id, at)
      CROSS JOIN LATERAL (SELECT context FROM event WHERE customer_id = a.holder_id AND context IS NOT NULL AND event.id < a.id
        ORDER BY event.id DESC LIMIT 20) t`,
    values: columnsOf(arrivals),
  });
  for (const { id, ...trace } of rows) {
    const held = traces.get(id) ?? [];
    held.push(trace);
    traces.set(id, held);
  }
  return traces;
}

function columnsOf(arrivals: PastArrival[]): unknown[] {
  return [
    arrivals.map(({ event }) => event.id),
    arrivals.map(({ event }) => event.projectId),
    arrivals.map(({ campaign }) => campaign.id),
    arrivals.map(({ holder }) => holder.id),
    arrivals.map(({ event }) => event.customerId),
    arrivals.map(({ event }) => event.occurredAt.toISOString()),
  ];
}

const dayMs = 86_400_000;
const tracesKept = 50;

interface Friends {
  /** When the last ones came, those of 24 hours. */
  came: number[];
  traces: (Trace & { refereeId: string })[];
}

/** What a simulated campaign remembers of its own friends, as far as signs of fraud ask for it. */
export class FriendMemory {
  readonly #friends = new Map<string, Friends>();

  note(referrerId: string, event: PastEvent, keepsTraces: boolean): void {
    const friends = this.#friends.get(referrerId) ?? { came: [], traces: [] };
    this.#friends.set(referrerId, friends);
    const at = event.occurredAt.getTime();
    friends.came = [...friends.came.filter((came) => came > at - dayMs), at];
    if (!keepsTraces || !event.trace) return;
    friends.traces = [{ ...event.trace, refereeId: event.customerId }, ...friends.traces].slice(0, tracesKept);
  }

  arrivalOf(
    { event, campaign, holder }: PastArrival,
    stored: StoredArrivals,
    seen: { referee: KnownPerson | undefined; isLoopHere: boolean },
  ): ArrivalFacts {
    const friends = this.#friends.get(holder.id) ?? { came: [], traces: [] };
    const at = event.occurredAt.getTime();
    return {
      earlierGoalEvent: stored.earlier.get(eventFactKey(event.id, campaign.id)) ?? null,
      isLoop: seen.isLoopHere || stored.loops.has(event.id),
      friendsInDay: friends.came.filter((came) => came > at - dayMs && came <= at).length,
      isDisposable: isDisposableMailbox(seen.referee?.email ?? null),
      traces: [
        ...(stored.traces.get(event.id) ?? []).map((trace) => ({ ...trace, who: "the holder of the code" })),
        ...friends.traces
          .filter(({ refereeId }) => refereeId !== event.customerId)
          .map(({ refereeId: _, ...trace }) => ({ ...trace, who: otherFriend })),
      ],
    };
  }
}
