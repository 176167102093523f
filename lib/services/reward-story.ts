import { publicId } from "@/lib/domain/id";
import { rewardStory } from "@/lib/domain/reward-story/reward-story";
import type { RewardStory, Story, StoryQuery } from "@/lib/domain/reward-story/story-record";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { type CustomerColumns, customerFace } from "./customer-face";
import { storyFacts } from "./reward-story-facts";
import { type Found, findPeople } from "./reward-story-find";
import { suggest } from "./reward-story-suggest";

/** "Where is my reward?", asked with whatever somebody has at hand. */
export async function tellRewardStory(ctx: Ctx, { q }: StoryQuery): Promise<RewardStory> {
  const found = await findPeople(ctx, q);
  const [only] = found;
  const people = await readPeople(ctx, found);
  const [person] = people;
  const isOne = people.length === 1 && person !== undefined && only !== undefined;
  return {
    q,
    foundBy: found.length === 1 ? (only?.foundBy ?? null) : null,
    story: isOne ? await tellStory(ctx, person, only) : null,
    people: isOne ? [] : people.map(customerFace),
    lookedFor: found.length === 0 ? lookedFor(q) : [],
    suggestions: people.length === 0 ? await suggest(ctx, q) : [],
  };
}

/** What nothing was found as, in the order in which somebody would check it. */
function lookedFor(q: string): string[] {
  const prefix = /^(cust|event|rew|ref)_/.exec(q)?.[1];
  const names: Record<string, string> = { cust: "a customer", event: "an event", rew: "a reward", ref: "a referral" };
  if (prefix) return [`${names[prefix]} with that id`];
  return q.includes("@")
    ? ["an e-mail address, in whatever letter case", "a customer’s own id in your app"]
    : ["a code or an old name of one", "a customer’s own id in your app", "an event’s key"];
}

interface PersonRow extends CustomerColumns {
  created_at: Date;
}

async function readPeople(ctx: Ctx, found: Found[]): Promise<PersonRow[]> {
  const { rows } = await pool().query<PersonRow>(
    `SELECT id, source_id, name, email, created_at FROM customer
     WHERE project_id = $1 AND id = ANY($2::uuid[]) AND deleted_at IS NULL ORDER BY created_at DESC`,
    [ctx.projectId, found.flatMap(({ customerId }) => customerId ?? [])],
  );
  return rows;
}

async function tellStory(ctx: Ctx, customer: PersonRow, { eventId, referralId }: Found): Promise<Story> {
  const [facts, more] = await Promise.all([
    storyFacts(ctx, { customer, eventId, referralId }),
    readMore(ctx, customer.id),
  ]);
  return {
    person: { ...customerFace(customer), createdAt: customer.created_at.toISOString() },
    ...rewardStory(facts),
    ...more,
  };
}

const friendsCountedMax = 10_000;
const codesMax = 20;

async function readMore(ctx: Ctx, customerId: string): Promise<Pick<Story, "friendsCount" | "codes">> {
  const [friends, codes] = await Promise.all([
    pool().query<{ count: number }>(
      `SELECT count(*)::int AS count FROM (SELECT FROM referral WHERE project_id = $1 AND referrer_id = $2 LIMIT ${friendsCountedMax}) r`,
      [ctx.projectId, customerId],
    ),
    pool().query<{ id: string; code: string; campaign: string; active: boolean }>(
      `SELECT v.id, v.code, k.name AS campaign, v.active FROM code v
         JOIN campaign k ON k.id = v.campaign_id AND k.project_id = v.project_id
       WHERE v.project_id = $1 AND v.holder_id = $2 AND k.kind = 'referral' AND k.deleted_at IS NULL
       ORDER BY v.id DESC LIMIT ${codesMax}`,
      [ctx.projectId, customerId],
    ),
  ]);
  return {
    friendsCount: friends.rows[0]?.count ?? 0,
    codes: codes.rows.map(({ id, ...code }) => ({ id: publicId("code", id), ...code })),
  };
}
