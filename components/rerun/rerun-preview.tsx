"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { textLink } from "@/components/ui/text-link";
import { rewardWords } from "@/lib/domain/campaign/reward-words";
import { reasonHeadline } from "@/lib/domain/decision-sentence";
import { formatMoney } from "@/lib/domain/money";
import type { ChangedEvent, RerunPreview, RerunRecord, ToldDecision } from "@/lib/domain/rerun/rerun";
import { eventsWords } from "./rerun-words";

interface RerunPreviewViewProps {
  rerun: RerunRecord;
  preview: RerunPreview;
  isPending: boolean;
  onApply: () => void;
  onBack: () => void;
}

const when = { issued: "at once", pending: "when its day comes", held: "once approved" } as const;

/** What would be given and to whom, and nothing is given yet. */
export function RerunPreviewView({ rerun, preview, isPending, onApply, onBack }: RerunPreviewViewProps) {
  const [isAsked, setIsAsked] = useState(false);
  const { changed, unchanged, following, referrals } = preview;
  const isNothing = changed + following === 0;
  return (
    <>
      <div aria-live="polite">
        <p className="font-medium">
          {isNothing
            ? "Nothing would change."
            : `${eventsWords(changed)} would be decided otherwise, ${unchanged.toLocaleString("en")} as before.`}
        </p>
        {(referrals > 0 || following > 0) && (
          <p className="text-muted">
            {referrals > 0 &&
              `${referrals.toLocaleString("en")} ${referrals === 1 ? "friend becomes" : "friends become"} referred. `}
            {following > 0 && `With that, ${eventsWords(following)} that they sent since count as well.`}
          </p>
        )}
      </div>
      {!isNothing && <Gained preview={preview} />}
      {preview.samples.length > 0 && <Samples preview={preview} />}
      {rerun.isCut && (
        <p className="text-[12px] text-muted">
          These are the oldest {eventsWords(rerun.events)} of the filter: run the rest again afterwards.
        </p>
      )}
      <p className="text-[12px] text-muted">
        Decided under version {rerun.version}. Nothing is taken from anybody.
        {!isNothing && " Where a limit of the whole campaign leaves room for some only, who is first may differ."}
      </p>
      <div className="flex justify-end gap-2">
        <Button onClick={onBack}>Back</Button>
        <Button variant="primary" disabled={isNothing || isPending} onClick={() => setIsAsked(true)}>
          Run {eventsWords(rerun.events)} again…
        </Button>
      </div>
      {isAsked && (
        <ConfirmDialog
          open
          onOpenChange={setIsAsked}
          title={`Run ${eventsWords(rerun.events)} again?`}
          verb="Run them again"
          pendingVerb="Starting…"
          tone="primary"
          onConfirm={async () => onApply()}
        >
          <p>
            {preview.rewards.length === 0
              ? "Nobody gets anything; only what is said of them changes."
              : "This gives, and cannot be undone from here:"}
          </p>
          <Gained preview={preview} />
        </ConfirmDialog>
      )}
    </>
  );
}

function Gained({ preview: { rewards, currency, costMinor } }: { preview: RerunPreview }) {
  if (rewards.length === 0) return <p className="text-muted">No reward is gained.</p>;
  return (
    <ul aria-label="Rewards gained" className="overflow-hidden rounded-md border border-line">
      {rewards.map(({ campaign, side, kind, status, label, count, amountMinor }) => (
        <li
          key={`${campaign.id} ${side} ${kind} ${status} ${label}`}
          className="flex items-baseline gap-3 border-b border-line px-3 py-2 last:border-b-0"
        >
          <span className="num w-12 shrink-0 text-right font-medium text-good">+{count.toLocaleString("en")}</span>
          <span className="min-w-0 flex-1">
            {kind === "credits" || kind === "points"
              ? `times ${kind}, ${rewardWords({ kind, amountMinor, currency, label })} in all`
              : rewardWords({ kind, amountMinor, currency, label })}
            , for {side === "referrer" ? "referrers" : "friends"}
          </span>
          <span className="text-muted">{when[status]}</span>
        </li>
      ))}
      {costMinor !== "0" && (
        <li className="flex items-baseline gap-3 bg-canvas px-3 py-2 text-muted">
          <span className="flex-1">Counts in budgets as</span>
          <span className="num">{formatMoney(costMinor, currency)}</span>
        </li>
      )}
    </ul>
  );
}

function Samples({ preview: { samples, changed, following, currency } }: { preview: RerunPreview }) {
  return (
    <div className="overflow-hidden rounded-md border border-line">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <ul tabIndex={0} aria-label="Events that would change" className="max-h-64 overflow-y-auto">
        {samples.map((sample) => (
          <Sample key={sample.id} sample={sample} currency={currency} />
        ))}
      </ul>
      {samples.length < changed + following && (
        <p className="border-t border-line px-3 py-1.5 text-[12px] text-muted">
          The first {samples.length} of {eventsWords(changed + following)}.
        </p>
      )}
    </div>
  );
}

function Sample({ sample, currency }: { sample: ChangedEvent; currency: string }) {
  const { project } = useShell();
  const { id, name, customer, before, after, rewards, isFollowing } = sample;
  return (
    <li className="border-b border-line px-3 py-2 last:border-b-0">
      <p className="break-words">
        <Link href={`/projects/${project.id}/events/${id}`} className={`${textLink} mono`}>
          {name}
        </Link>{" "}
        by <bdi className="font-medium">{customer.name}</bdi>
        {isFollowing && <span className="text-muted">, sent since</span>}
      </p>
      <p className="flex flex-wrap items-baseline gap-x-1.5 text-[12px] text-muted">
        <span>{said(before)}</span>
        <ArrowRight className="size-3 self-center text-faint" strokeWidth={1.75} aria-label="becomes" />
        <span className="text-ink">
          {rewards.length === 0
            ? said(after)
            : rewards
                .map(
                  ({ who, kind, amountMinor, label }) =>
                    `${who.name} gets ${rewardWords({ kind, amountMinor, currency, label })}`,
                )
                .join(", ")}
        </span>
      </p>
    </li>
  );
}

function said(decision: ToldDecision | null): string {
  if (!decision) return "nothing";
  const { reason, outcome, check } = decision;
  return `${reasonHeadline(reason, outcome)}${check ? ` (${check.expected}, was ${check.saw})` : ""}`;
}
