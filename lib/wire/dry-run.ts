import { publicId } from "@/lib/domain/id";
import { type DryRun, dryRunEvent } from "@/lib/pipeline/dry-run";
import type { Arrival, Source } from "@/lib/pipeline/ingest/ingest-event";
import { type ProjectConfig, projectConfig } from "@/lib/pipeline/project-config";

/** What would happen if the event were posted now, as the wire answers it. Nothing is stored. */
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
  const would = await dryRunEvent(config, source, { read, receivedAt });
  if (!would.ok) {
    const { key, details, violations } = would.refusal;
    return { valid: false, reason: key, details, violations, marks: [], decisions: [] };
  }
  const { event, customer, decisions } = would;
  return {
    valid: true,
    event: event.envelope.event,
    schema_version: event.schema.number,
    metadata: event.metadata,
    marks: event.marks,
    customer: customer ? { known: true, id: publicId("customer", customer.id) } : { known: false },
    violations: [],
    decisions: decisions.map((decision) => wouldDecide(decision, config)),
  };
}

function wouldDecide(
  { campaignId, campaignVersion, decision }: Extract<DryRun, { ok: true }>["decisions"][number],
  config: ProjectConfig,
) {
  const { goal, side, outcome, reason, checks, reward } = decision;
  return {
    object: "decision",
    campaign_id: publicId("campaign", campaignId),
    campaign: config.campaigns.get(campaignId)?.name ?? null,
    campaign_version: campaignVersion,
    goal,
    side,
    outcome,
    reason,
    checks,
    reward: reward && {
      kind: reward.rule.kind,
      ...("campaignId" in reward.rule && { campaign_id: publicId("campaign", reward.rule.campaignId) }),
      ...("name" in reward.rule && { name: reward.rule.name }),
      ...(reward.amountMinor !== null && { amount: reward.amountMinor }),
      ...(reward.rule.kind === "credits" && { currency: config.currency }),
      due_at: reward.dueAt,
    },
  };
}
