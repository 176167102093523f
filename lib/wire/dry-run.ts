import { publicId, storedId } from "@/lib/domain/id";
import type { JudgedEvent } from "@/lib/domain/ingest/judge-event";
import { decideEvents } from "@/lib/pipeline/decide/decide-events";
import type { DueEvent } from "@/lib/pipeline/decide/due-event";
import { loadFacts } from "@/lib/pipeline/decide/facts";
import { type Arrival, judge, type Source } from "@/lib/pipeline/ingest/ingest-event";
import { type ProjectConfig, projectConfig } from "@/lib/pipeline/project-config";
import { findCustomer } from "@/lib/pipeline/record/stored-event";
import { pool } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";

/** What would happen if the event were posted now: the verdict and the decisions, by the same rules, nothing stored. */
export async function dryRun(
  source: Source,
  read: Arrival["read"],
  receivedAt: Date,
): Promise<Record<string, unknown>> {
  if (!read.ok)
    return {
      valid: false,
      violations: [{ pointer: read.problem.pointer ?? "", message: read.problem.message }],
      decisions: [],
    };
  const config = await projectConfig(source.projectId);
  const judged = judge(config, source.channel, receivedAt, read.value);
  if (!judged.ok) {
    const { key, details, violations } = judged.refusal;
    return { valid: false, reason: key, details, violations, marks: [], decisions: [] };
  }
  const customer = await customerFor(source.projectId, judged.event);
  if (!customer) {
    return {
      valid: false,
      reason: "not_found",
      details: "No customer has this id.",
      violations: [],
      marks: [],
      decisions: [],
    };
  }
  const event: DueEvent = {
    id: newId(),
    projectId: source.projectId,
    customerId: customer.id,
    customerEmail: judged.event.envelope.customer.email ?? customer.email,
    attempts: 0,
    configVersion: config.version,
    eventSchemaId: judged.event.schema.id,
    occurredAt: judged.event.occurredAt,
    channel: source.channel,
    referralCode: judged.event.envelope.referral?.code ?? null,
  };
  const effects = decideEvents([event], await loadFacts(pool(), [event]), newId);
  return {
    valid: true,
    event: judged.event.envelope.event,
    schema_version: judged.event.schema.number,
    metadata: judged.event.metadata,
    marks: judged.event.marks,
    customer: { known: customer.known, ...(customer.known ? { id: publicId("customer", customer.id) } : {}) },
    violations: [],
    decisions: effects.decisions.map((decision) => wouldDecide(decision, config)),
  };
}

function wouldDecide(
  { campaignId, campaignVersion, decision }: ReturnType<typeof decideEvents>["decisions"][number],
  config: ProjectConfig,
) {
  const { side, outcome, reason, checks, reward } = decision;
  return {
    object: "decision",
    campaign_id: publicId("campaign", campaignId),
    campaign: config.campaigns.get(campaignId)?.name ?? null,
    campaign_version: campaignVersion,
    side,
    outcome,
    reason,
    checks,
    reward: reward && {
      kind: reward.kind,
      campaign_id: publicId("campaign", reward.campaignId),
      ...(reward.kind === "credits" ? { amount: reward.amountMinor, currency: config.currency } : {}),
    },
  };
}

/** The stored customer, or one who would be made; null when an id is given that nobody has. */
async function customerFor(projectId: string, { envelope }: JudgedEvent) {
  const { id, source_id } = envelope.customer;
  const stored = id ? storedId("customer", id) : null;
  if (id && !stored) return null;
  const found = await findCustomer(projectId, stored ? { id: stored } : { sourceId: source_id ?? "" });
  if (found) return { id: found.id, email: found.summary.email, known: true };
  return stored ? null : { id: newId(), email: null, known: false };
}
