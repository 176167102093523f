import {
  CircleCheck,
  CircleMinus,
  CircleX,
  Gift,
  type LucideIcon,
  TriangleAlert,
  UserCheck,
  UserPlus,
} from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { PhraseText } from "@/components/event-page/phrase-text";
import { cx } from "@/components/ui/class-names";
import { Sentence } from "@/components/ui/sentence";
import { textLink } from "@/components/ui/text-link";
import type { CheckedEvent, SentEvent, TrialProblem, WouldDecide } from "@/lib/domain/event/event-trial";
import { judgedByWords, wouldSentence } from "@/lib/domain/event/trial-sentence";
import { eventVerdict } from "@/lib/domain/event/verdict";

/** What a check says, the verdict first, then what would follow from it. */
export function CheckedVerdict({ checked, project }: { checked: CheckedEvent; project: string }) {
  const { ok, name, judgedBy, problems, customer, decisions } = checked;
  const by = judgedBy && judgedByWords(judgedBy);
  return (
    <Verdict foot="A check: nothing was stored.">
      <Line icon={ok ? CircleCheck : CircleX} tone={ok ? "good" : "bad"}>
        <b className="font-medium text-ink">
          {ok ? `Fits ${by ?? ""}` : by ? `Would be rejected by ${by}` : "Would be rejected"}
        </b>
      </Line>
      <Problems problems={problems} />
      {customer && (
        <Line icon={customer.isKnown ? UserCheck : UserPlus} tone="neutral">
          {customer.isKnown ? (
            <>
              Customer <CustomerLink customer={customer} project={project} />
            </>
          ) : (
            <>
              <bdi className="text-ink">{customer.name}</bdi> would be a new customer
            </>
          )}
        </Line>
      )}
      {ok && decisions.length === 0 && (
        <Line icon={CircleMinus} tone="neutral">
          No campaign listens to it
        </Line>
      )}
      {decisions.map((would) => (
        <Line key={`${would.campaign.id} ${would.side}`} {...decisionSign(would)}>
          <PhraseText parts={wouldSentence(would, name ?? "")} project={project} />
        </Line>
      ))}
    </Verdict>
  );
}

/** What became of an event that was really sent. */
export function SentVerdict({ sent, project }: { sent: SentEvent; project: string }) {
  if (!sent.ok) {
    return (
      <Verdict foot="It is kept in the rejected inbox, where it can be mended and replayed.">
        <Line icon={CircleX} tone="bad">
          <b className="font-medium text-ink">Rejected</b>
        </Line>
        <Problems problems={sent.problems} />
      </Verdict>
    );
  }
  const { event, isRepeated, problems } = sent;
  const { result, detail } = eventVerdict(event);
  return (
    <Verdict
      foot={
        <Link href={`/projects/${project}/events/${event.id}`} className={textLink}>
          Open the event
        </Link>
      }
    >
      <Line icon={CircleCheck} tone="good">
        <b className="font-medium text-ink">{isRepeated ? "Was stored before" : "Stored"}</b>, fits{" "}
        {event.schema.label.replace(/^v/, "version ")}
      </Line>
      <Problems problems={problems} />
      <Line icon={event.rewards.length > 0 ? Gift : CircleMinus} tone={event.rewards.length > 0 ? "good" : "neutral"}>
        <bdi className="text-ink">{result}</bdi>
        <span className="block">
          <PhraseText parts={detail} project={project} />
        </span>
      </Line>
    </Verdict>
  );
}

function Verdict({ foot, children }: { foot: ReactNode; children: ReactNode }) {
  return (
    <div className="border-t border-line p-4">
      <ul className="flex flex-col gap-2 text-muted">{children}</ul>
      <p className="mt-3 text-[12px] text-muted">{foot}</p>
    </div>
  );
}

type LineTone = "good" | "bad" | "warn" | "neutral";

const lineTones: Record<LineTone, string> = {
  good: "text-good",
  bad: "text-bad",
  warn: "text-warn",
  neutral: "text-faint",
};

function Line({ icon: Icon, tone, children }: { icon: LucideIcon; tone: LineTone; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2">
      <Icon className={cx("mt-0.5 size-4 shrink-0", lineTones[tone])} strokeWidth={1.75} aria-hidden />
      <span className="min-w-0 break-words">{children}</span>
    </li>
  );
}

const outcomeWords = { refused: "", marked: " Kept, and marked.", stripped: " Thrown away." } as const;

function Problems({ problems }: { problems: TrialProblem[] }) {
  return problems.map(({ pointer, sentence, outcome }) => (
    <Line
      key={`${pointer} ${sentence}`}
      icon={outcome === "refused" ? CircleX : TriangleAlert}
      tone={outcome === "refused" ? "bad" : "warn"}
    >
      <Sentence text={sentence} />
      {outcomeWords[outcome]}
    </Line>
  ));
}

function CustomerLink({ customer, project }: { customer: NonNullable<CheckedEvent["customer"]>; project: string }) {
  if (!customer.id) return <bdi className="text-ink">{customer.name}</bdi>;
  return <PhraseText parts={[{ kind: "customer", text: customer.name, id: customer.id }]} project={project} />;
}

function decisionSign({ outcome }: WouldDecide): { icon: LucideIcon; tone: LineTone } {
  if (outcome === "rewarded") return { icon: Gift, tone: "good" };
  if (outcome === "attributed") return { icon: UserPlus, tone: "good" };
  return outcome === "refused" ? { icon: CircleX, tone: "bad" } : { icon: CircleMinus, tone: "neutral" };
}
