"use client";

import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { Progress } from "@/components/ui/progress";
import { Sentence } from "@/components/ui/sentence";
import type { ReplayRun } from "@/lib/client/replay-run";
import type { ReplayedItem } from "@/lib/domain/rejected/rejected-event";
import { rejectedHref } from "./problem-href";
import { counted, countWords, replayWords } from "./problem-words";

interface ReplayResultsProps {
  project: string;
  run: ReplayRun;
  onStop: () => void;
  onClose: () => void;
  onAgain: () => void;
}

/** How far it is, and what became of each. */
export function ReplayResults({ project, run, onStop, onClose, onAgain }: ReplayResultsProps) {
  const { items, state, total, error } = run;
  const countOf = (outcome: ReplayedItem["outcome"]) => items.filter((item) => item.outcome === outcome).length;
  const accepted = countOf("replayed");
  const wrong = countOf("still_refused");
  const rest = items.length - accepted - wrong;
  return (
    <Card className="min-w-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 p-4">
        <div className="min-w-0 flex-1 basis-64">
          {state === "running" ? (
            <>
              <Progress
                label={`${countWords(items.length)} of ${countWords(Math.max(total, items.length))} replayed`}
                value={items.length}
                max={Math.max(total, items.length)}
              />
              <p className="mt-1 text-[12px] text-muted">
                It goes on while you look at other pages here. Should this window close, nothing is lost: what is left
                can be replayed later.
              </p>
            </>
          ) : (
            <div role="status">
              <p className="num font-medium">{resultWords({ accepted, wrong, rest })}</p>
              <p className="text-muted">{endWords(run)}</p>
              {error && <p className="text-bad">{error}</p>}
            </div>
          )}
        </div>
        <div className="flex gap-2">
          {state === "running" && <Button onClick={onStop}>Stop</Button>}
          {(state === "stopped" || state === "failed") && (
            <Button variant="primary" onClick={onAgain}>
              Go on with the rest
            </Button>
          )}
          {state !== "running" && <Button onClick={onClose}>Done</Button>}
        </div>
      </div>
      {items.length > 0 && <Results project={project} items={items} />}
    </Card>
  );
}

function resultWords({ accepted, wrong, rest }: { accepted: number; wrong: number; rest: number }): string {
  const parts = [
    `${counted(accepted)} accepted`,
    wrong > 0 && `${countWords(wrong)} still wrong`,
    rest > 0 && `${countWords(rest)} settled before`,
  ];
  return parts.filter((part) => part !== false).join(", ");
}

function endWords({ state, effects, items }: ReplayRun): string {
  if (state === "stopped") return "Stopped. What was replayed stays replayed; the rest waits here.";
  if (state === "failed") return "It broke off. What was replayed stays replayed; the rest waits here.";
  if (!items.some(({ outcome }) => outcome === "replayed")) return "Nothing was stored.";
  return effects === "store"
    ? "They are stored and set nothing off."
    : "They are stored, and campaigns decide about them.";
}

const shownStep = 20;

/** What went wrong first: it is what has to be looked at. */
function Results({ project, items }: { project: string; items: readonly ReplayedItem[] }) {
  const [shown, setShown] = useState(shownStep);
  const sorted = [...items].sort((one, other) => weight(one) - weight(other));
  return (
    <div className="border-t border-line">
      <ul aria-label="Result of each event" className="max-h-[420px] overflow-y-auto">
        {sorted.slice(0, shown).map((item) => (
          <Result key={item.id} project={project} item={item} />
        ))}
      </ul>
      {shown < items.length && (
        <div className="border-t border-line p-2 text-center">
          <Button variant="ghost" onClick={() => setShown(shown + 200)}>
            Show more of {countWords(items.length)}
          </Button>
        </div>
      )}
    </div>
  );
}

function weight({ outcome }: ReplayedItem): number {
  return outcome === "still_refused" ? 0 : outcome === "replayed" ? 1 : 2;
}

function Result({ project, item }: { project: string; item: ReplayedItem }) {
  const { word, tone } = replayWords[item.outcome];
  const why = item.verdict?.violations[0]?.sentence ?? item.verdict?.details ?? null;
  const link = "mono min-w-0 truncate rounded-sm text-accent-text underline-offset-2 hover:underline";
  return (
    <li className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2 last:border-b-0">
      <Chip tone={tone}>{item.outcome === "replayed" && item.replayed ? "Was there already" : word}</Chip>
      {item.eventId ? (
        <Link href={`/projects/${project}/events/${item.eventId}`} className={link}>
          {item.eventId}
        </Link>
      ) : (
        <Link href={rejectedHref(project, item.id)} className={link}>
          {item.id}
        </Link>
      )}
      {why && (
        <span className="min-w-0 basis-full break-words text-muted sm:basis-0 sm:grow">
          <Sentence text={why} />
        </span>
      )}
    </li>
  );
}
