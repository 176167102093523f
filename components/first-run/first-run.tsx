"use client";

import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { eventSchemaListQuery } from "@/lib/client/event-schema-queries";
import { newestEventQuery } from "@/lib/client/first-run-queries";
import { ArrivalStep } from "./arrival-step";
import { DefineStep } from "./define-step";
import { SendStep } from "./send-step";

/** Three steps from an empty project to the first event that arrived. */
export function FirstRun({ onDone }: { onDone: () => void }) {
  const { project } = useShell();
  const { data: schemas, error, refetch } = useQuery(eventSchemaListQuery(project.id));
  const { data: event } = useQuery(newestEventQuery(project.id));
  if (error && !schemas) {
    return <ErrorState title="The project could not be looked at" error={error} onRetry={() => void refetch()} />;
  }
  if (!schemas) return <Skeleton className="mx-auto h-96 max-w-[760px]" />;
  const used = schemas.data.filter(({ status }) => status !== "archived");
  const published = used.find((schema) => schema.published !== null) ?? null;
  const now = event ? 3 : published ? 2 : 1;
  return (
    <div className="mx-auto max-w-[760px] py-4">
      <h1 className="text-[20px] leading-7 font-semibold tracking-tight">Three steps to your first event</h1>
      <p className="mt-1 mb-5 text-muted">
        An event is something your customers do. Your app tells of it, and campaigns act on it.
      </p>
      <ol className="flex flex-col gap-3">
        <Step number={1} title="Define your first event" state={stateOf(1, now)}>
          <DefineStep schemas={used} published={published} />
        </Step>
        <Step number={2} title="Send it" state={stateOf(2, now)}>
          {published && <SendStep schema={published} isSent={Boolean(event)} />}
        </Step>
        <Step
          number={3}
          title={event ? "Your first event arrived" : "Your first event arrives"}
          state={event ? "done" : stateOf(3, now === 2 ? 3 : now)}
        >
          {(published || event) && <ArrivalStep event={event ?? null} onDone={onDone} />}
        </Step>
      </ol>
    </div>
  );
}

type StepState = "done" | "now" | "later";

function stateOf(step: number, now: number): StepState {
  if (step < now) return "done";
  return step === now ? "now" : "later";
}

interface StepProps {
  number: number;
  title: string;
  state: StepState;
  children: ReactNode;
}

function Step({ number, title, state, children }: StepProps) {
  return (
    <li aria-current={state === "now" ? "step" : undefined}>
      <Card className="flex gap-3 p-4">
        <span
          className={cx(
            "num grid size-6 shrink-0 place-items-center rounded-full text-[12px] font-semibold",
            state === "done" && "bg-good-soft text-good",
            state === "now" && "bg-accent text-white",
            state === "later" && "bg-muted-soft text-muted",
          )}
        >
          {state === "done" ? <Check className="size-3.5" strokeWidth={2.5} aria-label="done" /> : number}
        </span>
        <div className="min-w-0 flex-1">
          <h2 className={cx("text-[14px] leading-6 font-semibold", state === "later" && "text-muted")}>{title}</h2>
          {children}
        </div>
      </Card>
    </li>
  );
}
