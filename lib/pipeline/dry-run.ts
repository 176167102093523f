import { storedId } from "@/lib/domain/id";
import type { JudgedEvent } from "@/lib/domain/ingest/judge-event";
import type { Refusal } from "@/lib/domain/ingest/refusal";
import { pool } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { decideEvents } from "./decide/decide-events";
import type { DueEvent } from "./decide/due-event";
import type { Effects, NewDecision } from "./decide/effects";
import type { Facts } from "./decide/facts";
import { loadFacts } from "./decide/load-facts";
import { unknownPerson } from "./decide/people";
import { type Arrival, judge, refusalOf, type Source, unknownCustomer, unreadable } from "./ingest/ingest-event";
import type { ProjectConfig } from "./project-config";
import type { CustomerSummary } from "./record/new-event";
import { findCustomer } from "./record/stored-event";

interface WouldDecide extends NewDecision {
  /** Whose referral it would be about, or whose code the event names. */
  referrerId: string | null;
}

export type DryRun =
  | { ok: false; refusal: Refusal }
  | {
      ok: true;
      event: JudgedEvent;
      /** Null: the event would be the first that is heard of them. */
      customer: CustomerSummary | null;
      decisions: WouldDecide[];
    };

/** What would happen if the event were posted now: the verdict and the decisions, by the same rules, nothing stored. */
export async function dryRunEvent(
  config: ProjectConfig,
  source: Source,
  { read, receivedAt }: Pick<Arrival, "read" | "receivedAt">,
): Promise<DryRun> {
  if (!read.ok) return { ok: false, refusal: unreadable(read.problem) };
  const judged = judge(config, source.channel, receivedAt, read.value);
  if (!judged.ok) return judged;
  const customer = await customerOf(source.projectId, judged.event);
  if (customer instanceof AppError) {
    const refusal = refusalOf(customer, read.value, judged.event);
    if (refusal) return { ok: false, refusal };
    throw customer;
  }
  const event: DueEvent = {
    id: newId(),
    projectId: source.projectId,
    customerId: customer?.id ?? newId(),
    attempts: 0,
    again: false,
    rerun: null,
    madeCustomer: customer === null,
    payload: judged.event.metadata,
    trace: traceOf(judged.event),
    configVersion: config.version,
    eventSchemaId: judged.event.schema.id,
    occurredAt: judged.event.occurredAt,
    receivedAt,
    channel: source.channel,
    referralCode: judged.event.envelope.referral?.code ?? null,
  };
  const facts = await loadFacts(pool(), [event], "trial");
  knowPerson(facts, event, judged.event);
  const effects = decideEvents([event], facts, newId);
  const decisions = effects.decisions.map((decision) => ({
    ...decision,
    referrerId: referrerOf(decision, effects, facts),
  }));
  return { ok: true, event: judged.event, customer, decisions };
}

/** The stored customer, null for one who would be made, or why an id that is given leads to nobody. */
async function customerOf(projectId: string, { envelope }: JudgedEvent): Promise<CustomerSummary | null | AppError> {
  const { id, source_id } = envelope.customer;
  const stored = id ? storedId("customer", id) : null;
  const isById = Boolean(id);
  if (isById && !stored) return unknownCustomer(id ?? "");
  const found = await findCustomer(projectId, stored ? { id: stored } : { sourceId: source_id ?? "" });
  if (!found) return isById ? unknownCustomer(id ?? "") : null;
  return found.summary;
}

function traceOf({ envelope: { context } }: JudgedEvent): DueEvent["trace"] {
  if (!context) return null;
  return { ip: context.ip ?? null, userAgent: context.user_agent ?? null, deviceId: context.device_id ?? null };
}

/** The customer as the event would leave them: what it brings counts at once. */
function knowPerson(facts: Facts, event: DueEvent, { envelope: { customer: sent } }: JudgedEvent): void {
  const person = facts.people.get(event.customerId) ?? { ...unknownPerson(event.customerId), createdAt: facts.now };
  facts.people.set(event.customerId, {
    ...person,
    name: sent.name ?? person.name,
    email: sent.email ?? person.email,
    phone: sent.phone ?? person.phone,
    birthdate: sent.birthdate ?? person.birthdate,
    address: sent.address ?? person.address,
    metadata: { ...Object(person.metadata), ...Object(sent.metadata) },
  });
}

function referrerOf({ referralId, event }: NewDecision, effects: Effects, facts: Facts): string | null {
  const made = effects.referrals.find(({ id }) => id === referralId);
  if (made) return made.referrerId;
  const known = [...facts.referrals.values()].find(({ id }) => id === referralId);
  if (known) return known.referrer.id;
  const [code] = event.referralCode === null ? [] : [...facts.codes.values()];
  return code?.holder?.id ?? null;
}
