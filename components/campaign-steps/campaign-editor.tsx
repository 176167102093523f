"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useMemo, useState } from "react";
import { FormProvider } from "react-hook-form";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { late } from "@/components/ui/late";
import type { CampaignDraftRecord } from "@/lib/domain/campaign/draft-record";
import { draftOf } from "@/lib/domain/campaign/form/config-of";
import { campaignProblems } from "@/lib/domain/campaign/form/problems";
import { type CampaignStep, stepOfField, stepsOf } from "@/lib/domain/campaign/form/steps";
import { ConflictCard } from "./conflict-card";
import { DraftState } from "./draft-state";
import { CampaignEditorContext, ProblemsContext } from "./editor-context";
import { RunningNote } from "./running-note";
import { StepFoot } from "./step-foot";
import { StepList } from "./step-list";
import { SummaryCard } from "./summary-card";
import { useDraftForm } from "./use-draft-form";
import { useNames } from "./use-names";

// Only what is whole can be replayed, and only whoever asks needs it.
const ReplayCard = late(() => import("@/components/simulation/replay-card").then((module) => module.ReplayCard));

interface CampaignEditorProps {
  draft: CampaignDraftRecord;
  step: CampaignStep;
  children: ReactNode;
}

/** One campaign in its steps: where one is on the left, the step, and what follows from all of them on the right. */
export function CampaignEditor({ draft, step, children }: CampaignEditorProps) {
  const { project } = useShell();
  const router = useRouter();
  const { form, values, saving, takeTheirs } = useDraftForm(draft);
  const names = useNames(saving.base.config);
  const steps = stepsOf(draft.kind);
  const { reached, left } = useReached(draft, step, steps);
  const problems = useMemo(() => campaignProblems(values, project), [values, project]);
  const base = `/projects/${project.id}/campaigns`;
  const hrefOf = (each: CampaignStep) => `${base}/${draft.campaignId}/edit/${each}`;
  const after = steps[steps.indexOf(step) + 1];
  return (
    <CampaignEditorContext value={{ draft: saving.base, names, hrefOf, step, steps, reached, saving }}>
      <ProblemsContext value={{ problems, isTold: (path) => left.has(stepOfField(path)) }}>
        <FormProvider {...form}>
          <PageHeader crumbs={[{ label: "Campaigns", href: base }, { label: values.name.trim() || "New campaign" }]}>
            <DraftState />
            <Button asChild>
              <Link href={draft.campaign ? `${base}/${draft.campaignId}` : base}>Close</Link>
            </Button>
          </PageHeader>
          <PageBody>
            <h1 className="sr-only">{values.name.trim() || "New campaign"}</h1>
            {saving.conflict && (
              <ConflictCard
                mine={draftOf(values, project, names)}
                theirs={saving.conflict}
                onKeepMine={saving.keepMine}
                onTakeTheirs={() => saving.conflict && takeTheirs(saving.conflict)}
              />
            )}
            <RunningNote />
            <div
              className={cx(
                "grid items-start gap-x-6 gap-y-5 lg:grid-cols-[190px_minmax(0,1fr)]",
                step !== "review" && "xl:grid-cols-[190px_minmax(0,1fr)_320px]",
              )}
            >
              <StepList />
              <form
                method="post"
                noValidate
                className="min-w-0 max-w-[800px]"
                onSubmit={(event) => {
                  event.preventDefault();
                  if (after) router.push(hrefOf(after));
                }}
              >
                {children}
                <StepFoot />
              </form>
              {step !== "review" && (
                <aside
                  aria-label="In plain words"
                  className="flex min-w-0 flex-col gap-4 lg:col-start-2 xl:sticky xl:top-[68px] xl:col-start-3"
                >
                  <SummaryCard />
                  {draft.kind === "referral" && problems.length === 0 && (
                    <ReplayCard
                      campaignId={draft.campaignId}
                      draft={saving.base.revision > 0}
                      isCompared={draft.campaign !== null}
                    />
                  )}
                </aside>
              )}
            </div>
          </PageBody>
        </FormProvider>
      </ProblemsContext>
    </CampaignEditorContext>
  );
}

/** Steps that were opened, and of these the ones that were left: what is missing there is said without being asked. */
function useReached(draft: CampaignDraftRecord, step: CampaignStep, steps: readonly CampaignStep[]) {
  const [reached, setReached] = useState<ReadonlySet<CampaignStep>>(
    () => new Set(draft.campaign ? steps : steps.slice(0, steps.indexOf(step) + 1)),
  );
  const [left, setLeft] = useState<ReadonlySet<CampaignStep>>(() => new Set(steps.slice(0, steps.indexOf(step))));
  const [current, setCurrent] = useState(step);
  if (current !== step) {
    setLeft(step === "review" ? new Set(steps) : new Set([...left, current]));
    setReached(new Set([...reached, ...steps.slice(0, steps.indexOf(step) + 1)]));
    setCurrent(step);
  }
  return { reached, left };
}
