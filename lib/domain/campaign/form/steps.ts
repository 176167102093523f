import type { CampaignKind } from "../kinds";

/** The steps in which a campaign is made, each a page of its own. */
export const campaignSteps = ["purpose", "trigger", "rewards", "codes", "limits", "review"] as const;
export type CampaignStep = (typeof campaignSteps)[number];

const stepsByKind: Record<CampaignKind, readonly CampaignStep[]> = {
  referral: campaignSteps,
  coupons: ["purpose", "codes", "review"],
  gift: ["purpose", "rewards", "codes", "review"],
  loyalty: ["purpose", "rewards", "codes", "review"],
};

export function stepsOf(kind: CampaignKind): readonly CampaignStep[] {
  return stepsByKind[kind];
}

export function stepTitle(step: CampaignStep, kind: CampaignKind): string {
  if (kind !== "referral" && step === "rewards") return "On the card";
  if (kind !== "referral" && step === "codes") return "Codes";
  return {
    purpose: "Purpose",
    trigger: "Trigger and conditions",
    rewards: "Rewards",
    codes: "Codes and sharing",
    limits: "Limits and fraud",
    review: "Review and launch",
  }[step];
}

const ownSteps: Record<string, CampaignStep> = {
  name: "purpose",
  description: "purpose",
  startsAt: "purpose",
  endsAt: "purpose",
  goals: "trigger",
  attribution: "trigger",
  tiers: "rewards",
  opening: "rewards",
  pattern: "codes",
  charset: "codes",
  limits: "limits",
  fraud: "limits",
  exclusive: "limits",
};

/** On which step the field with that path stands: "goals.0.referrer.amount" on the rewards'. */
export function stepOfField(path: string): CampaignStep {
  const [part = "", , field = ""] = path.split(".");
  if (part === "goals" && ["referrer", "referee", "holdDays"].includes(field)) return "rewards";
  return ownSteps[part] ?? "purpose";
}
