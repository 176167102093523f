import type { CodeFact } from "@/lib/domain/referral/facts";
import { pool } from "@/lib/server/db";
import { loadCodes } from "../decide/code-facts";
import { type KnownPerson, loadPeople, unknownPerson } from "../decide/people";
import type { PastEvent } from "./past-events";

/** What both runs of a simulation know of the events in hand: as it is now, as nothing else is stored. */
export interface ChunkFacts {
  people: Map<string, KnownPerson>;
  /** By project/codeKey. */
  codes: Map<string, CodeFact>;
}

/** Whoever brought a friend is asked about again and again: one object for each, however often they are read. */
export type Holders = Map<string, KnownPerson>;

export async function loadChunkFacts(events: PastEvent[], holders: Holders): Promise<ChunkFacts> {
  const codes = await loadCodes(pool(), events);
  const unread = [...codes.values()].flatMap(({ holderId }) => (holderId && !holders.has(holderId) ? [holderId] : []));
  const people = await loadPeople(pool(), [...events.map(({ customerId }) => customerId), ...unread]);
  for (const id of unread) holders.set(id, people.get(id) ?? unknownPerson(id));
  return {
    people,
    codes: new Map(
      [...codes].map(([key, code]) => [
        key,
        { ...code, holder: code.holderId ? (holders.get(code.holderId) ?? unknownPerson(code.holderId)) : null },
      ]),
    ),
  };
}

/** Customers of the events who really became somebody's friend in the campaign before the days that are simulated. */
export async function friendsBefore(
  events: PastEvent[],
  { projectId, campaignId, since }: { projectId: string; campaignId: string; since: Date },
): Promise<Set<string>> {
  const { rows } = await pool().query<{ id: string }>({
    name: "friends before",
    text: `SELECT referee_id AS id FROM referral
      WHERE project_id = $1 AND campaign_id = $2 AND referee_id = ANY($3::uuid[]) AND attributed_at < $4`,
    values: [projectId, campaignId, [...new Set(events.map(({ customerId }) => customerId))], since.toISOString()],
  });
  return new Set(rows.map(({ id }) => id));
}
