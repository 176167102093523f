import { CircleX, TriangleAlert } from "lucide-react";
import { EventTrace } from "@/components/event-page/event-trace";
import { VerdictRow } from "@/components/event-page/verdict-row";
import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import { Sentence } from "@/components/ui/sentence";
import { rewardWords } from "@/lib/domain/campaign/reward-words";
import { formatMoney } from "@/lib/domain/money";
import type { CampaignTrial, TrialDecision } from "@/lib/domain/simulation/campaign-trial";
import { type TriedEvent, trialTrace } from "@/lib/domain/simulation/trial-event";
import { dateWords } from "@/lib/domain/time-words";

interface TrialResultProps {
  trial: CampaignTrial;
  tried: TriedEvent;
  currency: string;
  project: string;
}

/** What the event would do, told as the page of a real one tells it. */
export function TrialResult({ trial, tried, currency, project }: TrialResultProps) {
  const { verdict, steps } = trialTrace(trial, tried);
  const rewards = trial.decisions.filter(({ reward }) => reward !== null);
  return (
    <section aria-label="What would happen" className="@container flex min-w-0 flex-col">
      {trial.ok && <VerdictRow verdict={verdict} project={project} />}
      {trial.problems.length > 0 && <Problems trial={trial} />}
      {rewards.length > 0 && (
        <Card className="mb-4 p-4">
          <h3 className="mb-2 text-[12.5px] font-medium text-muted">Who would get what</h3>
          <ul className="flex flex-col gap-2">
            {rewards.map((decision) => (
              <Gain key={`${decision.goal} ${decision.side}`} decision={decision} tried={tried} currency={currency} />
            ))}
          </ul>
        </Card>
      )}
      {trial.ok && <EventTrace steps={steps} project={project} />}
      <p className="mt-3 text-[12px] text-muted">A trial: nothing was stored, and nobody gets anything.</p>
    </section>
  );
}

function Gain({ decision, tried, currency }: { decision: TrialDecision; tried: TriedEvent; currency: string }) {
  const { side, referee, referrer, reward, waits } = decision;
  if (!reward) return null;
  const cost = Number(waits?.costMinor ?? 0);
  const when = {
    nothing: "at once",
    day: waits ? `on ${dateWords(new Date(waits.dueAt), new Date(tried.at), tried.timeZone)}` : "later",
    person: "once somebody approves it",
  }[waits?.for ?? "nothing"];
  return (
    <li className="flex flex-wrap items-baseline gap-x-2">
      <bdi className="font-medium">{side === "referrer" ? (referrer ?? "The referrer") : referee}</bdi>
      <span>{rewardWords(reward)}</span>
      <span className="text-muted">{when}</span>
      {cost > 0 && reward.kind !== "credits" && (
        <span className="num ml-auto text-muted">costs {formatMoney(cost, currency)}</span>
      )}
    </li>
  );
}

const outcomeWords = { refused: "", marked: " Kept, and marked.", stripped: " Thrown away." } as const;

function Problems({ trial }: { trial: CampaignTrial }) {
  return (
    <Card className="mb-4 p-4">
      <h3 className={cx("mb-2 font-medium", trial.ok ? "text-warn" : "text-bad")}>
        {trial.ok ? "It does not fit its schema in everything" : "It would be rejected by its schema"}
      </h3>
      <ul className="flex flex-col gap-1.5 text-muted">
        {trial.problems.map(({ pointer, sentence, outcome }) => (
          <li key={`${pointer} ${sentence}`} className="flex items-start gap-2">
            {outcome === "refused" ? (
              <CircleX className="mt-0.5 size-4 shrink-0 text-bad" strokeWidth={1.75} aria-hidden />
            ) : (
              <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warn" strokeWidth={1.75} aria-hidden />
            )}
            <span className="min-w-0 break-words">
              <Sentence text={sentence} />
              {outcomeWords[outcome]}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
