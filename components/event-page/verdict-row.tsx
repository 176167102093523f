import { Check, type LucideIcon, Minus, X } from "lucide-react";
import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import type { Verdict, VerdictState } from "@/lib/domain/event/verdict";
import { PhraseText } from "./phrase-text";

const states: Record<VerdictState, { icon: LucideIcon; tone: string; word: string }> = {
  held: { icon: Check, tone: "text-good", word: "held" },
  failed: { icon: X, tone: "text-bad", word: "failed" },
  absent: { icon: Minus, tone: "text-faint", word: "" },
  not_asked: { icon: Minus, tone: "text-faint", word: "" },
};

/** Five questions and the answer: on a phone the answer comes first. */
export function VerdictRow({ verdict, project }: { verdict: Verdict; project: string }) {
  const isAsked = verdict.columns.some(({ state }) => state !== "not_asked");
  return (
    <Card className="mb-4 flex flex-col-reverse gap-x-8 gap-y-4 p-4 @min-[740px]:flex-row @min-[740px]:items-center">
      {isAsked && (
        <dl className="grid grid-cols-2 gap-x-8 gap-y-3 @min-[480px]:flex @min-[480px]:flex-wrap">
          {verdict.columns.map(({ column, label, state, words }) => {
            const { icon: Icon, tone, word } = states[state];
            return (
              <div key={column} className="min-w-0">
                <dt className="text-[12px] font-medium text-muted">{label}</dt>
                <dd className="mt-1 flex items-start gap-1.5">
                  <Icon className={cx("mt-0.5 size-4 shrink-0", tone)} strokeWidth={1.75} aria-hidden />
                  {word && <span className="sr-only">{word}: </span>}
                  <span className={cx("min-w-0 break-words", state === "not_asked" && "text-muted")}>
                    <PhraseText parts={words} project={project} />
                  </span>
                </dd>
              </div>
            );
          })}
        </dl>
      )}
      <div
        className={cx(
          "min-w-0 text-balance",
          isAsked && "@min-[740px]:ml-auto @min-[740px]:max-w-[440px] @min-[740px]:text-right",
        )}
      >
        <p className="text-[14px] font-medium break-words">
          <bdi>{verdict.result}</bdi>
        </p>
        <p className="text-[12.5px] break-words text-muted">
          <PhraseText parts={verdict.detail} project={project} />
        </p>
      </div>
    </Card>
  );
}
