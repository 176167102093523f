"use client";

import { ArrowLeft, ArrowRight } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { stepTitle } from "@/lib/domain/campaign/form/steps";
import { useCampaignEditor } from "./editor-context";

/** To the step before and the one after, by their names. */
export function StepFoot() {
  const { steps, step, hrefOf, draft } = useCampaignEditor();
  const at = steps.indexOf(step);
  const [before, after] = [steps[at - 1], steps[at + 1]];
  return (
    <div className="mt-4 flex flex-wrap items-center justify-between gap-2">
      {before ? (
        <Button asChild variant="ghost">
          <Link href={hrefOf(before)}>
            <ArrowLeft className="size-4" strokeWidth={1.75} aria-hidden />
            {stepTitle(before, draft.kind)}
          </Link>
        </Button>
      ) : (
        <span />
      )}
      {after && (
        <Button asChild variant="primary">
          <Link href={hrefOf(after)}>
            {stepTitle(after, draft.kind)}
            <ArrowRight className="size-4" strokeWidth={1.75} aria-hidden />
          </Link>
        </Button>
      )}
    </div>
  );
}
