import { notFound } from "next/navigation";
import { StepView } from "@/components/campaign-steps/step-view";
import { campaignSteps } from "@/lib/domain/campaign/form/steps";

interface PageParams {
  params: Promise<{ step: string }>;
}

export default async function Page({ params }: PageParams) {
  const { step } = await params;
  const known = campaignSteps.find((each) => each === step);
  if (!known) notFound();
  return <StepView step={known} />;
}
