"use client";

import { useMutation } from "@tanstack/react-query";
import { FlaskConical, Play } from "lucide-react";
import { useEffect, useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card, TitledCard } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { tryCampaign } from "@/lib/client/simulation-queries";
import type { CampaignTrialOrder } from "@/lib/domain/simulation/campaign-trial";
import { emptyTrial, type TrialForm, trialOrder } from "./trial-order";
import { TrialPayload } from "./trial-payload";
import { TrialPeople } from "./trial-people";
import { TrialResult } from "./trial-result";

interface TryEventProps {
  campaignId: string;
  of: "current" | "draft";
  goals: { id: string; name: string; event: string }[];
}

/** One event, tried: who does it, who referred them, what it says; and what would come of it. */
export function TryEvent({ campaignId, of, goals }: TryEventProps) {
  const { project } = useShell();
  const triggers = [...new Set(goals.map(({ event }) => event))];
  const [form, setForm] = useState(() => emptyTrial(triggers[0] ?? ""));
  const [problem, setProblem] = useState<string | null>(null);
  const trial = useMutation({
    mutationFn: (order: CampaignTrialOrder) => tryCampaign(project.id, campaignId, order),
  });
  const { reset } = trial;
  // A verdict about another version would be no verdict.
  // biome-ignore lint/correctness/useExhaustiveDependencies: this is what it was about
  useEffect(() => reset(), [of, reset]);
  const change = (changes: Partial<TrialForm>) => setForm((before) => ({ ...before, ...changes }));
  const submit = () => {
    const asked = trialOrder(form, of, new Date());
    setProblem(asked.ok ? null : asked.problem);
    if (asked.ok) trial.mutate(asked.order);
  };
  const failure = problem ?? trial.error?.message ?? null;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,420px)_minmax(0,1fr)]">
      <TitledCard title="One event">
        <form
          method="post"
          noValidate
          className="flex flex-col gap-5 p-4"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <div className="grid gap-3 sm:grid-cols-2">
            <SelectField
              label="Event"
              value={form.event}
              onChange={({ target }) => change({ event: target.value, payload: "" })}
            >
              {triggers.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </SelectField>
            <SelectField
              label="Sent by"
              value={form.channel}
              onChange={({ target }) => change({ channel: target.value === "client" ? "client" : "server" })}
            >
              <option value="server">your server</option>
              <option value="client">a browser</option>
            </SelectField>
          </div>
          <TrialPayload
            key={form.event}
            event={form.event}
            value={form.payload}
            onChange={(payload) => change({ payload })}
          />
          <TrialPeople form={form} onChange={change} goals={goals} />
          <Field
            label="Occurs"
            type="datetime-local"
            className="max-w-60"
            value={form.occurredAt}
            onChange={({ target }) => change({ occurredAt: target.value })}
            hint="Empty: now."
          />
          {failure && (
            <p role="alert" className="text-bad">
              {failure}
            </p>
          )}
          <Button type="submit" variant="primary" className="self-start" disabled={trial.isPending}>
            <Play className="size-3.5" strokeWidth={1.75} aria-hidden />
            {trial.isPending ? "Trying…" : "Try it"}
          </Button>
        </form>
      </TitledCard>
      <div aria-live="polite" className="min-w-0">
        {trial.isPending ? (
          <Skeleton className="h-64 w-full" />
        ) : trial.data && trial.variables ? (
          <TrialResult
            trial={trial.data}
            tried={{
              name: trial.variables.event.name,
              occurredAt: trial.variables.event.occurred_at ?? "",
              at: new Date(trial.submittedAt).toISOString(),
              timeZone: project.timeZone,
            }}
            currency={project.currency}
            project={project.id}
          />
        ) : (
          <Card>
            <EmptyState icon={FlaskConical} title="What would come of it stands here">
              <p className="text-muted">
                Which condition saw what, who would get what, and by how little it was missed. Nothing is stored.
              </p>
            </EmptyState>
          </Card>
        )}
      </div>
    </div>
  );
}
