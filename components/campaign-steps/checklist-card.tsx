"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleX, type LucideIcon, Rocket, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useContext, useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { onceOpen } from "@/components/ui/once-open";
import { Skeleton } from "@/components/ui/skeleton";
import { textLink } from "@/components/ui/text-link";
import { campaignChecklistQuery } from "@/lib/client/campaign-draft-queries";
import type { ChecklistLine } from "@/lib/domain/campaign/checklist-record";
import type { ChecklistVerdict } from "@/lib/domain/campaign/checklist-words";
import { stepTitle } from "@/lib/domain/campaign/form/steps";
import { unseenLines } from "@/lib/domain/campaign/form/unseen-lines";
import { ProblemsContext, useCampaignEditor } from "./editor-context";
import { FormSection } from "./form-section";

const LaunchDialog = onceOpen(() => import("./launch-dialog").then((module) => module.LaunchDialog));

/** What was checked, and the launch: refused by a red line, and asked about where there are yellow ones. */
export function ChecklistCard() {
  const { project } = useShell();
  const { saving, draft } = useCampaignEditor();
  const { problems } = useContext(ProblemsContext);
  const [isOpen, setOpen] = useState(false);
  const { base, phase } = saving;
  const isSaved = phase.kind === "saved" && !saving.conflict;
  const { data, error, refetch, isFetching } = useQuery({
    ...campaignChecklistQuery(project.id, draft.campaignId, base.revision),
    enabled: isSaved,
  });
  const lines = data ? [...unseenLines(problems, data.lines), ...data.lines] : [];
  const isChanged = draft.campaign === null || base.revision > 0;
  const refused = lines.filter(({ verdict }) => verdict === "refuse").length;
  const isRunning = draft.campaign !== null && !["draft", "scheduled"].includes(draft.campaign.status);
  const verb = draft.campaign && isRunning ? `Publish version ${draft.campaign.version + 1}` : "Launch";
  return (
    <FormSection title="Before it goes out">
      {data ? (
        <ul aria-label="Checklist" className="flex flex-col">
          {lines
            .toSorted((one, other) => rank[one.verdict] - rank[other.verdict])
            .map((line) => (
              <Line key={line.key} line={line} />
            ))}
        </ul>
      ) : error ? (
        <ErrorState title="The checklist could not be made" error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
      <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-2 border-t border-line pt-3.5">
        {data && (
          <p className={refused > 0 ? "mr-auto text-bad" : "mr-auto text-muted"}>
            {!isChanged
              ? "The draft says what the campaign says already: there is nothing to publish."
              : refused > 0
                ? `${refused === 1 ? "One thing has" : `${refused} things have`} to be mended first.`
                : "Nothing stands in the way."}
          </p>
        )}
        <Button
          variant="primary"
          disabled={!data || !isSaved || isFetching || refused > 0 || !isChanged}
          onClick={() => setOpen(true)}
        >
          <Rocket className="size-4" strokeWidth={1.75} aria-hidden />
          {verb}
        </Button>
      </div>
      <LaunchDialog
        open={isOpen}
        onOpenChange={setOpen}
        warnings={lines.filter(({ verdict }) => verdict === "warn")}
        verb={verb}
        isRunning={isRunning}
      />
    </FormSection>
  );
}

const rank: Record<ChecklistVerdict, number> = { refuse: 0, warn: 1, ok: 2 };

const looks: Record<ChecklistVerdict, { icon: LucideIcon; look: string; word: string }> = {
  ok: { icon: CircleCheck, look: "text-good", word: "In order" },
  warn: { icon: TriangleAlert, look: "text-warn", word: "Look at this" },
  refuse: { icon: CircleX, look: "text-bad", word: "Mend this first" },
};

function Line({ line }: { line: ChecklistLine }) {
  const { hrefOf, draft } = useCampaignEditor();
  const { icon: Icon, look, word } = looks[line.verdict];
  return (
    <li className="flex items-start gap-2.5 border-t border-line py-2.5 first:border-t-0 first:pt-0">
      <Icon className={`mt-0.5 size-4 shrink-0 ${look}`} strokeWidth={1.75} aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="break-words">
          <span className="sr-only">{word}: </span>
          {line.found}
        </p>
        {line.advice && <p className="text-[12.5px] text-muted">{line.advice}</p>}
        {line.details.length > 0 && (
          <ul className="mt-1 list-disc pl-4 text-[12.5px] text-muted">
            {line.details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
      </div>
      {line.verdict !== "ok" && (
        <Link href={hrefOf(line.step)} className={`shrink-0 text-[12.5px] ${textLink}`}>
          {stepTitle(line.step, draft.kind)}
        </Link>
      )}
    </li>
  );
}
