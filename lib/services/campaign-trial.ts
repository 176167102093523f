import type { CodeFact } from "@/lib/domain/referral/facts";
import type { CampaignTrial, CampaignTrialInput, TrialDecision } from "@/lib/domain/simulation/campaign-trial";
import { loadCodes } from "@/lib/pipeline/decide/code-facts";
import type { NewDecision } from "@/lib/pipeline/decide/effects";
import { type KnownPerson, loadPeople, unknownPerson } from "@/lib/pipeline/decide/people";
import { judge, unreadable } from "@/lib/pipeline/ingest/ingest-event";
import { readEvent } from "@/lib/pipeline/ingest/read-event";
import type { ProjectConfig } from "@/lib/pipeline/project-config";
import { tryEvent } from "@/lib/pipeline/simulate/try-event";
import type { Ctx } from "@/lib/server/ctx";
import { db, pool } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { findSubject } from "./campaign-draft-read";
import { letThrough, refused, wouldDecide } from "./event-trial";
import { configNow } from "./rejected-replay";
import { configToTry } from "./simulation";

/** What one event would do in the campaign as it is saved, or in a draft of it. The campaign counts as running. */
export async function tryCampaign(ctx: Ctx, key: string, input: CampaignTrialInput): Promise<CampaignTrial> {
  const subject = await findSubject(ctx, key);
  const { campaignId } = subject;
  const project = await configNow(ctx);
  const config = await db().$transaction((tx) => configToTry(tx, ctx, subject, input));
  const judged = judgeTyped(ctx, project, input);
  if (!judged.ok) return { ok: false, problems: refused(judged.refusal), decisions: [] };
  const referee = await personOf(ctx, input.referee);
  const code = await codeOf(ctx, campaignId, input.referrer);
  if (input.referral && !code?.holder) {
    throw new AppError("invalid_payload", {
      details: "Who referred the friend before? Give a referrer who holds a code.",
    });
  }
  const named = input.referrer && "code" in input.referrer ? input.referrer.code : (code?.code ?? null);
  const decisions = await tryEvent({
    project,
    campaign: { id: campaignId, name: subject.campaign?.name ?? subject.draft?.name ?? "", config },
    event: judged.event,
    channel: input.event.channel,
    referee,
    isNew: "person" in input.referee && !input.referee.person.known_since,
    code,
    codeName: named,
    referral: input.referral ? { attributedAt: input.referral.attributed_at, reached: input.referral.reached } : null,
    counters: input.counters,
    now: ctx.now,
  });
  const who = {
    code: named,
    referee: nameOf(referee) ?? "The friend",
    referrer: code?.holder ? nameOf(code.holder) : null,
  };
  return {
    ok: true,
    problems: letThrough(judged.event),
    decisions: decisions.map((decision) => trialDecision(project, decision, who)),
  };
}

type Judged = ReturnType<typeof judge> | { ok: false; refusal: Parameters<typeof refused>[0] };

/** The typed event as if it were posted: its schema and its bounds are asked like those of any other. */
function judgeTyped(ctx: Ctx, project: ProjectConfig, { event, referee }: CampaignTrialInput): Judged {
  const customer = "person" in referee ? { ...personFields(referee.person), source_id: newId() } : referee;
  const { name, metadata, occurred_at, context } = event;
  const body = { event: name, metadata, occurred_at, context, customer };
  const read = readEvent(new TextEncoder().encode(JSON.stringify(body)));
  if (!read.ok) return { ok: false, refusal: unreadable(read.problem) };
  return judge(project, event.channel, ctx.now, read.value);
}

type TypedPerson = Extract<CampaignTrialInput["referee"], { person: unknown }>["person"];

function personFields({ known_since: _, ...fields }: TypedPerson): Omit<TypedPerson, "known_since"> {
  return fields;
}

async function personOf(ctx: Ctx, given: CampaignTrialInput["referee"]): Promise<KnownPerson> {
  if ("person" in given) {
    const { name, email, phone, birthdate, address, metadata, known_since } = given.person;
    return {
      ...unknownPerson(newId()),
      ...{ name: name ?? null, email: email ?? null, phone: phone ?? null, birthdate: birthdate ?? null },
      ...{ address: address ?? null, metadata: metadata ?? {}, createdAt: known_since ?? ctx.now },
    };
  }
  const found = await db().customer.findFirst({
    where: { projectId: ctx.projectId, sourceId: given.source_id },
    select: { id: true },
  });
  const person = found && (await loadPeople(pool(), [found.id])).get(found.id);
  if (!person) throw notFound("customer", given.source_id);
  return person;
}

/** Of a person that holds none of the campaign's codes yet, a code that they might be given. */
async function codeOf(ctx: Ctx, campaignId: string, given: CampaignTrialInput["referrer"]): Promise<CodeFact | null> {
  if (!given) return null;
  if ("code" in given) {
    const [code] = (await loadCodes(pool(), [{ projectId: ctx.projectId, referralCode: given.code }])).values();
    if (!code) return null;
    const { holderId } = code;
    const holder = holderId && ((await loadPeople(pool(), [holderId])).get(holderId) ?? unknownPerson(holderId));
    return { ...code, holder: holder || null };
  }
  const holder = await personOf(ctx, given);
  const own = await db().code.findFirst({
    where: { projectId: ctx.projectId, campaignId, holderId: holder.id, aliasOf: null },
    orderBy: [{ active: "desc" }, { id: "asc" }],
    select: { id: true, code: true, active: true },
  });
  return { ...(own ?? { id: newId(), code: "A-NEW-CODE", active: true }), campaignId, holder };
}

function nameOf({ name, email, sourceId }: KnownPerson): string | null {
  return name || email || sourceId;
}

function trialDecision(
  project: ProjectConfig,
  decision: NewDecision,
  who: Parameters<typeof wouldDecide>[2],
): TrialDecision {
  const { goal, checks, reward } = decision.decision;
  return {
    ...wouldDecide(project, decision, who),
    goal,
    checks,
    waits: reward && {
      for: reward.waitsFor,
      dueAt: reward.dueAt.toISOString(),
      costMinor: String(reward.costMinor),
    },
    signals: reward?.signals ?? [],
  };
}
