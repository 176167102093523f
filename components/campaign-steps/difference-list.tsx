"use client";

import { Minus, PenLine, Plus } from "lucide-react";
import { SummaryText } from "@/components/campaign/summary-text";
import { useShell } from "@/components/shell/shell-context";
import { draftDifferences } from "@/lib/domain/campaign/difference";
import type { DraftParts } from "@/lib/domain/campaign/form/values-of";

const icons = {
  added: { icon: Plus, look: "text-good", word: "New: " },
  removed: { icon: Minus, look: "text-bad", word: "Gone: " },
  changed: { icon: PenLine, look: "text-muted", word: "Changed: " },
};

/** What the second changes of the first, a sentence each. */
export function DifferenceList({ before, after }: { before: DraftParts; after: DraftParts }) {
  const { project } = useShell();
  const differences = draftDifferences(before, after, project);
  if (differences.length === 0) return <p>Nothing that anybody would notice.</p>;
  return (
    <ul className="flex flex-col gap-2">
      {differences.map(({ kind, words }, at) => {
        const { icon: Icon, look, word } = icons[kind];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list of sentences that is made anew as a whole
          <li key={at} className="flex items-start gap-2 leading-6">
            <Icon className={`mt-1 size-4 shrink-0 ${look}`} strokeWidth={1.75} aria-hidden />
            <span className="min-w-0">
              <span className="sr-only">{word}</span>
              <SummaryText parts={words} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
