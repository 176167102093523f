import type { AuditEntry as AuditEntryShown, AuditThing } from "@/lib/domain/audit-entry";
import { nameBeforeDeleted } from "@/lib/domain/campaign/deleted-name";
import { customerName } from "@/lib/domain/event/customer-name";
import { type IdKind, publicId, storedId } from "@/lib/domain/id";
import type { AuditEntry, Campaign } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db, pool } from "@/lib/server/db";

const idKindOf: Record<string, IdKind> = {
  api_key: "apiKey",
  campaign: "campaign",
  code: "code",
  customer: "customer",
  event: "event",
  event_schema: "eventSchema",
  invitation: "invitation",
  member: "user",
  project: "project",
  publication: "publication",
  referral: "referral",
  reward: "reward",
  rejected_event: "rejectedEvent",
  user: "user",
  webhook_endpoint: "webhookEndpoint",
};

export function shownId(kind: string, id: string): string {
  const known = idKindOf[kind];
  return known && storedId(known, id) ? publicId(known, id) : id;
}

interface Found {
  id: string;
  name: string | null;
  isThere: boolean;
  /** Of a code. */
  campaign?: Found;
}

type Finder = (projectId: string, ids: string[]) => Promise<Found[]>;

const there = (id: string, name: string | null): Found => ({ id, name, isThere: true });

/** What can be looked up of each kind. The rest is named by what its entry stored, or has no name. */
const finders: Record<string, Finder> = {
  api_key: async (projectId, ids) => {
    const keys = await db().apiKey.findMany({ where: { projectId, id: { in: ids } }, select: idAndName });
    return keys.map(({ id, name }) => there(id, name));
  },
  campaign: async (projectId, ids) => {
    const campaigns = await db().campaign.findMany({ where: { projectId, id: { in: ids } }, select: ofCampaign });
    return campaigns.map(foundCampaign);
  },
  code: async (projectId, ids) => {
    const select = { id: true, code: true, campaign: { select: ofCampaign } };
    const codes = await db().code.findMany({ where: { projectId, id: { in: ids } }, select });
    return codes.map(({ id, code, campaign }) => ({ ...there(id, code), campaign: foundCampaign(campaign) }));
  },
  customer: findCustomers,
  event: findEvents,
  event_schema: async (projectId, ids) => {
    const schemas = await db().eventSchema.findMany({ where: { projectId, id: { in: ids } }, select: idAndName });
    return schemas.map(({ id, name }) => there(id, name));
  },
  member: async (projectId, ids) => {
    const select = { userId: true, user: { select: { name: true } } };
    const members = await db().membership.findMany({ where: { projectId, userId: { in: ids } }, select });
    return members.map(({ userId, user }) => there(userId, user.name));
  },
  rejected_event: async (projectId, ids) => {
    const select = { id: true, eventName: true };
    const rejected = await db().rejectedEvent.findMany({ where: { projectId, id: { in: ids } }, select });
    return rejected.map(({ id, eventName }) => there(id, eventName));
  },
  webhook_endpoint: async (projectId, ids) => {
    const select = { id: true, url: true, deletedAt: true };
    const endpoints = await db().webhookEndpoint.findMany({ where: { projectId, id: { in: ids } }, select });
    return endpoints.map(({ id, url, deletedAt }) => ({ id, name: url, isThere: deletedAt === null }));
  },
};

const idAndName = { id: true, name: true } as const;
const ofCampaign = { id: true, name: true, deletedAt: true } as const;

function foundCampaign({ id, name, deletedAt }: Pick<Campaign, keyof typeof ofCampaign>): Found {
  return deletedAt ? { id, name: nameBeforeDeleted(name, publicId("campaign", id)), isThere: false } : there(id, name);
}

async function findCustomers(projectId: string, ids: string[]): Promise<Found[]> {
  const customers = await db().customer.findMany({
    where: { projectId, id: { in: ids } },
    select: { id: true, name: true, email: true, sourceId: true, deletedAt: true },
  });
  return customers.map(({ id, deletedAt, ...names }) => {
    const isNamed = Object.values(names).some(Boolean);
    return { id, name: isNamed ? customerName({ id, ...names }) : null, isThere: deletedAt === null };
  });
}

async function findEvents(projectId: string, ids: string[]): Promise<Found[]> {
  const { rows } = await pool().query<{ id: string; name: string }>(
    `SELECT e.id, s.name FROM event e JOIN event_schema s ON s.id = e.event_schema_id AND s.project_id = e.project_id
     WHERE e.project_id = $1 AND e.id = ANY($2::uuid[])`,
    [projectId, ids],
  );
  return rows.map(({ id, name }) => there(id, name));
}

interface Pointer {
  kind: string;
  id: string;
}

/** What the entry of a publication, a reward or a referral names beside itself. */
function pointersIn({ resourceKind, after }: AuditEntry): Pointer[] {
  if (!["publication", "referral", "reward"].includes(resourceKind)) return [];
  const given = (after ?? {}) as Record<string, unknown>;
  return ["campaign", "code", "customer"].flatMap((kind) => {
    const id = given[`${kind}Id`];
    return typeof id === "string" ? { kind, id } : [];
  });
}

const subjectOf = ({ resourceKind, resourceId }: AuditEntry): Pointer => ({ kind: resourceKind, id: resourceId });
const isStored = ({ kind, id }: Pointer) => idKindOf[kind] !== undefined && storedId(idKindOf[kind], id) === id;
const keyOf = ({ kind, id }: Pointer) => `${kind} ${id}`;

type Named = Pick<AuditEntryShown, "resource" | "related">;

/** What the entries of a page speak of, as it is called now: a query for each kind of thing, however many entries. */
export async function nameThings({ projectId }: Ctx, entries: AuditEntry[]): Promise<(entry: AuditEntry) => Named> {
  const pointers = entries.flatMap((entry) => [subjectOf(entry), ...pointersIn(entry)]);
  const found = new Map<string, Found>();
  await Promise.all(
    Object.entries(finders).map(async ([kind, find]) => {
      // What is no id at all would be an error of the whole query's.
      const ids = [...new Set(pointers.flatMap((each) => (each.kind === kind && isStored(each) ? each.id : [])))];
      if (ids.length === 0) return;
      for (const each of await find(projectId, ids)) found.set(keyOf({ kind, id: each.id }), each);
    }),
  );
  const thing = (pointer: Pointer) => shownThing(pointer, found.get(keyOf(pointer)));
  return (entry) => {
    const { campaign } = found.get(keyOf(subjectOf(entry))) ?? {};
    const related = pointersIn(entry).map((pointer) => [pointer.kind, thing(pointer)] as const);
    return {
      resource: thing(subjectOf(entry)),
      related: {
        ...(campaign ? { campaign: shownThing({ kind: "campaign", id: campaign.id }, campaign) } : {}),
        ...Object.fromEntries(related),
      },
    };
  };
}

function shownThing({ kind, id }: Pointer, found: Found | undefined): AuditThing {
  return { kind, id: shownId(kind, id), name: found?.name ?? null, isThere: found?.isThere ?? false };
}
