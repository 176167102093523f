"use client";

import { Check, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useContext, useEffect, useRef } from "react";
import { cx } from "@/components/ui/class-names";
import { problemsOfStep } from "@/lib/domain/campaign/form/problems";
import { type CampaignStep, stepTitle } from "@/lib/domain/campaign/form/steps";
import { ProblemsContext, useCampaignEditor } from "./editor-context";

type Mark = "current" | "done" | "missing" | "ahead";

/** Where in the making one is, what is done and where something is missing; each can be gone to at once. */
export function StepList() {
  const { steps, step, hrefOf, reached, draft } = useCampaignEditor();
  const { problems } = useContext(ProblemsContext);
  const current = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const item = step && current.current;
    const list = item?.parentElement;
    // On a phone the list is a strip of which the rest is beyond the edge.
    if (item && list) list.scrollLeft = item.offsetLeft - list.offsetLeft - 16;
  }, [step]);
  const markOf = (each: CampaignStep): Mark => {
    if (each === step) return "current";
    // A review is never done: it shows what there is now.
    if (!reached.has(each) || each === "review") return "ahead";
    return problemsOfStep(problems, each).length > 0 ? "missing" : "done";
  };
  return (
    <nav aria-label="Steps" className="min-w-0 lg:sticky lg:top-[68px]">
      <ol className="-mx-4 flex gap-1 overflow-x-auto px-4 md:-mx-6 md:px-6 lg:mx-0 lg:flex-col lg:px-0">
        {steps.map((each, at) => {
          const mark = markOf(each);
          return (
            <li key={each} ref={each === step ? current : null} className="shrink-0">
              <Link
                href={hrefOf(each)}
                aria-current={each === step ? "step" : undefined}
                className={cx(
                  "relative flex h-9 items-center gap-2.5 rounded-md px-2 whitespace-nowrap transition-colors duration-120",
                  each === step ? "bg-hover font-medium text-ink" : "text-muted hover:bg-hover hover:text-ink",
                )}
              >
                <StepMark mark={mark} number={at + 1} />
                {stepTitle(each, draft.kind)}
                {mark === "missing" && <span className="sr-only">, something is missing</span>}
                {mark === "done" && <span className="sr-only">, done</span>}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

const markLook: Record<Mark, string> = {
  current: "bg-accent text-white",
  done: "bg-good-soft text-good",
  missing: "bg-warn-soft text-warn",
  ahead: "border border-line-strong text-muted",
};

function StepMark({ mark, number }: { mark: Mark; number: number }) {
  return (
    <span
      aria-hidden
      className={cx("num grid size-5 shrink-0 place-items-center rounded-full text-[11px] font-medium", markLook[mark])}
    >
      {mark === "done" ? (
        <Check className="size-3" strokeWidth={2.25} />
      ) : mark === "missing" ? (
        <TriangleAlert className="size-3" strokeWidth={2} />
      ) : (
        number
      )}
    </span>
  );
}
