"use client";

import type { ComponentType } from "react";
import { late } from "@/components/ui/late";
import { Skeleton } from "@/components/ui/skeleton";
import type { CampaignStep } from "@/lib/domain/campaign/form/steps";

const loading = () => <Skeleton className="h-96 w-full" />;

const views: Record<CampaignStep, ComponentType> = {
  purpose: late(() => import("./purpose-step").then((module) => module.PurposeStep), { loading }),
  trigger: late(() => import("./trigger-step").then((module) => module.TriggerStep), { loading }),
  rewards: late(() => import("./rewards-step").then((module) => module.RewardsStep), { loading }),
  codes: late(() => import("./codes-step").then((module) => module.CodesStep), { loading }),
  limits: late(() => import("./limits-step").then((module) => module.LimitsStep), { loading }),
  review: late(() => import("./review-step").then((module) => module.ReviewStep), { loading }),
};

/** The step of the address; each loads what it is made of when it is opened. */
export function StepView({ step }: { step: CampaignStep }) {
  const View = views[step];
  return <View />;
}
