"use client";

import { SummaryText } from "@/components/campaign/summary-text";
import { late } from "@/components/ui/late";
import { Skeleton } from "@/components/ui/skeleton";
import { conditionSentence } from "@/lib/domain/condition/condition-sentence";
import type { ConditionEditorProps } from "./editor-props";

// Its rows have random ids, so there is nothing to draw on the server.
const ConditionBuilder = late(() => import("./condition-builder").then((module) => module.ConditionBuilder), {
  loading: () => <Skeleton className="h-10" />,
});

/** What has to hold, as rules in groups, and as the sentence they make. Whoever may only read gets the sentence. */
export function ConditionEditor(props: ConditionEditorProps) {
  const { value, fields, timeZone, nothingAsked, readOnly } = props;
  const isEmpty = value.rules.length === 0 && !value.not;
  return (
    <div className="flex flex-col gap-3">
      {!readOnly && <ConditionBuilder {...props} />}
      {isEmpty && readOnly && <p className="text-muted">{nothingAsked}</p>}
      {!isEmpty && (
        <p aria-live="polite" className="text-[13px] leading-6 break-words text-muted">
          <span className="sr-only">In plain words: </span>
          <SummaryText parts={conditionSentence(value, fields, { timeZone })} />
        </p>
      )}
    </div>
  );
}
