import type { CampaignTrialOrder } from "@/lib/domain/simulation/campaign-trial";

/** What stands in the form of a trial. */
export interface TrialForm {
  event: string;
  payload: string;
  /** As the browser's own input has it, in its time; empty: now. */
  occurredAt: string;
  channel: "server" | "client";
  friend: { kind: "stored" | "typed"; sourceId: string; name: string; email: string };
  referrer: { kind: "stored" | "code" | "nobody"; sourceId: string; code: string };
  /** Days before the event that the friend came; empty: they come with it. */
  cameDaysBefore: string;
  reached: string[];
}

export const emptyTrial = (event: string): TrialForm => ({
  ...{ event, payload: "", occurredAt: "", channel: "server", cameDaysBefore: "", reached: [] },
  friend: { kind: "typed", sourceId: "", name: "Alex Doe", email: "" },
  referrer: { kind: "stored", sourceId: "", code: "" },
});

type Asked = { ok: true; order: CampaignTrialOrder } | { ok: false; problem: string };

const dayMs = 86_400_000;

/** The request that the form asks for, or what is missing in words. */
export function trialOrder(form: TrialForm, of: "current" | "draft", now: Date): Asked {
  const metadata = readObject(form.payload);
  if (!metadata) return { ok: false, problem: "The properties are no JSON object." };
  const friend = friendOf(form.friend);
  if (!friend) return { ok: false, problem: "Choose the friend, or type somebody new." };
  const { referrer } = form;
  if (referrer.kind === "stored" && !referrer.sourceId.trim())
    return { ok: false, problem: "Choose who referred the friend, or say that nobody did." };
  if (referrer.kind === "code" && !referrer.code.trim()) return { ok: false, problem: "Type the code." };
  const at = form.occurredAt ? new Date(form.occurredAt) : now;
  const days = form.cameDaysBefore.trim();
  if (days && !/^\d{1,4}$/.test(days)) return { ok: false, problem: "How many days before is a whole number." };
  const came = new Date(at.getTime() - Number(days) * dayMs);
  return {
    ok: true,
    order: {
      of,
      event: { name: form.event, metadata, occurred_at: at.toISOString(), channel: form.channel },
      referee: friend,
      ...(referrer.kind === "stored" && { referrer: { source_id: referrer.sourceId.trim() } }),
      ...(referrer.kind === "code" && { referrer: { code: referrer.code.trim() } }),
      ...(days && referrer.kind !== "nobody" && { referral: { attributed_at: came, reached: form.reached } }),
    },
  };
}

function friendOf({ kind, sourceId, name, email }: TrialForm["friend"]): CampaignTrialOrder["referee"] | null {
  if (kind === "stored") return sourceId.trim() ? { source_id: sourceId.trim() } : null;
  return { person: { ...(name.trim() && { name: name.trim() }), ...(email.trim() && { email: email.trim() }) } };
}

function readObject(text: string): Record<string, unknown> | null {
  if (!text.trim()) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
