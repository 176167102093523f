import {
  ArrowDownToLine,
  Check,
  ChevronRight,
  CircleCheck,
  CircleX,
  Clock,
  Gift,
  Link2,
  type LucideIcon,
  Minus,
  ShieldAlert,
  ShieldCheck,
  TriangleAlert,
  UserCheck,
  UserPlus,
  X,
} from "lucide-react";
import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import type { CheckState, TraceCheck } from "@/lib/domain/event/check-words";
import type { TraceKind, TraceStep, TraceTone } from "@/lib/domain/event/trace-step";
import { phraseText } from "@/lib/domain/phrase";
import { durationWords } from "@/lib/domain/time-words";
import { PhraseText } from "./phrase-text";

const icons: Record<TraceKind, LucideIcon> = {
  received: ArrowDownToLine,
  fits: ShieldCheck,
  customer: UserCheck,
  referral: Link2,
  rewarded: CircleCheck,
  refused: CircleX,
  attributed: UserPlus,
  nothing: Minus,
  reward: Gift,
  pending: Clock,
  failed: TriangleAlert,
};

const tones: Record<TraceTone, string> = {
  good: "bg-good-soft text-good",
  bad: "bg-bad-soft text-bad",
  warn: "bg-warn-soft text-warn",
  neutral: "bg-muted-soft text-muted",
};

/** The way of one event, step by step. */
export function EventTrace({ steps, project }: { steps: TraceStep[]; project: string }) {
  return (
    <Card className="p-5">
      <h2 className="sr-only">What happened</h2>
      <ol>
        {steps.map((step, at) => (
          <Step
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are in the order they happened and never move
            key={at}
            step={step}
            isLast={at === steps.length - 1}
            project={project}
          />
        ))}
      </ol>
    </Card>
  );
}

function Step({ step, isLast, project }: { step: TraceStep; isLast: boolean; project: string }) {
  const Icon = step.kind === "fits" && step.tone === "warn" ? ShieldAlert : icons[step.kind];
  return (
    <li className={cx("relative pl-9", !isLast && "pb-6")}>
      {!isLast && <span aria-hidden className="absolute top-6 bottom-0 left-[11px] w-px bg-line" />}
      <span
        aria-hidden
        className={cx("absolute top-0 left-0 grid size-6 place-items-center rounded-full", tones[step.tone])}
      >
        <Icon className="size-3.5" strokeWidth={1.75} />
      </span>
      <div className="flex items-baseline gap-2">
        <h3 className="min-w-0 font-medium break-words">
          <bdi>{phraseText(step.title)}</bdi>
        </h3>
        {step.afterMs !== null && (
          <span className="num ml-auto text-[12px] whitespace-nowrap text-subtle">{durationWords(step.afterMs)}</span>
        )}
      </div>
      {step.text.map((parts, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sentences never move
        <p key={at} className="mt-1 break-words text-muted">
          <PhraseText parts={parts} project={project} />
        </p>
      ))}
      {step.checks.length > 0 && <Checks checks={step.checks} />}
      {step.todo && (
        <p className="mt-2 border-l-2 border-accent-line pl-2.5 break-words text-ink">
          <PhraseText parts={step.todo} project={project} />
        </p>
      )}
    </li>
  );
}

/** More than these are folded away: what failed is the answer, what held is there to be looked up. */
const heldShownMax = 3;

function Checks({ checks }: { checks: TraceCheck[] }) {
  const notable = checks.filter(({ state }) => state !== "held");
  const held = checks.length - notable.length;
  if (notable.length > 0 && held <= heldShownMax) return <CheckList checks={checks} />;
  const others = notable.length > 0 ? `${held} other checks held` : `All ${held} checks held`;
  return (
    <>
      {notable.length > 0 && <CheckList checks={notable} />}
      <details className="group mt-1.5">
        <summary className="flex w-fit cursor-pointer list-none items-center gap-1 rounded-sm text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
          <ChevronRight
            className="size-3.5 text-faint transition-transform duration-120 group-open:rotate-90"
            strokeWidth={1.75}
            aria-hidden
          />
          {held === 1 ? "The one check held" : others}
        </summary>
        <CheckList checks={checks.filter(({ state }) => state === "held")} />
      </details>
    </>
  );
}

function CheckList({ checks }: { checks: TraceCheck[] }) {
  return (
    <ul className="mt-2 rounded-md border border-line bg-canvas px-3 py-1.5">
      {checks.map(({ state, subject, expected, saw }) => (
        <li
          key={`${subject} ${expected} ${saw}`}
          className="grid grid-cols-[16px_minmax(0,1fr)] items-start gap-2 py-1"
        >
          <CheckSign state={state} />
          <span className="break-words text-muted">
            <span className="text-ink">{subject}</span> {expected},{" "}
            <b className={cx("font-medium", state === "failed" ? "text-bad" : "text-ink")}>
              <bdi>{saw}</bdi>
            </b>
          </span>
        </li>
      ))}
    </ul>
  );
}

function CheckSign({ state }: { state: CheckState }) {
  const { icon: Icon, tone, word } = checkSigns[state];
  return <Icon className={cx("mt-0.5 size-4", tone)} strokeWidth={1.75} aria-label={word} />;
}

const checkSigns: Record<CheckState, { icon: LucideIcon; tone: string; word: string }> = {
  held: { icon: Check, tone: "text-good", word: "held" },
  failed: { icon: X, tone: "text-bad", word: "failed" },
  absent: { icon: Minus, tone: "text-faint", word: "not there" },
};
