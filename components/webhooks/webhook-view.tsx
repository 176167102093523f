"use client";

import { TriangleAlert } from "lucide-react";
import { Fact, Facts } from "@/components/event-page/facts";
import { useShell } from "@/components/shell/shell-context";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import { exactTime } from "@/lib/domain/time-words";
import type { WebhookEndpoint } from "@/lib/domain/webhook/endpoint";
import { DeliveryLog } from "./delivery-log";
import { disabledWords, endpointState } from "./delivery-words";
import { HourBars, SuccessShare } from "./hour-bars";
import { TestResult } from "./test-result";
import { useDeliveryFilter } from "./use-delivery-filter";

interface WebhookViewProps {
  webhook: WebhookEndpoint;
  testId: string | null;
  onTestClosed: () => void;
}

/** One webhook: how it stands, what it was sent and what it is set to. */
export function WebhookView({ webhook, testId, onTestClosed }: WebhookViewProps) {
  const [, setFilter] = useDeliveryFilter();
  const state = endpointState(webhook);
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="mono min-w-0 text-[15px] leading-7 font-semibold break-all">{webhook.url}</h1>
        <Chip tone={state.tone} icon={state.icon}>
          {state.word}
        </Chip>
        {webhook.description && <bdi className="text-muted">{webhook.description}</bdi>}
      </div>
      {testId && (
        <TestResult
          endpointId={webhook.id}
          deliveryId={testId}
          onOpen={() => setFilter({ delivery: testId })}
          onClose={onTestClosed}
        />
      )}
      {webhook.status === "disabled" && <Disabled webhook={webhook} />}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_300px]">
        <div className="min-w-0 max-lg:order-2">
          <DeliveryLog webhook={webhook} />
        </div>
        <WebhookFacts webhook={webhook} />
      </div>
    </>
  );
}

function Disabled({ webhook }: { webhook: WebhookEndpoint }) {
  const { project } = useShell();
  const isLost = webhook.disabledReason !== "person";
  return (
    <div
      role="status"
      className={`mb-4 flex items-start gap-2.5 rounded-lg border border-line px-4 py-2.5 ${isLost ? "bg-bad-soft" : "bg-surface"}`}
    >
      <TriangleAlert
        className={`mt-0.5 size-4 shrink-0 ${isLost ? "text-bad" : "text-faint"}`}
        strokeWidth={1.75}
        aria-hidden
      />
      <p className="min-w-0">
        {disabledWords(webhook)} It has been told of nothing since
        {webhook.disabledAt ? ` ${exactTime(new Date(webhook.disabledAt), project.timeZone)}` : " then"}.
      </p>
    </div>
  );
}

function WebhookFacts({ webhook }: { webhook: WebhookEndpoint }) {
  const { project } = useShell();
  const { types, pending, previousSecretEndsAt, failingSince, createdAt } = webhook;
  return (
    <Card className="max-lg:order-1">
      <div className="flex items-center gap-3 border-b border-line px-4 py-3">
        <HourBars endpoint={webhook} className="flex-1" />
        <span className="text-right">
          <SuccessShare endpoint={webhook} />
          <span className="block text-[12px] text-muted">last 24 hours</span>
        </span>
      </div>
      <Facts>
        <Fact label="Told of">
          {types.length === 0 ? "Everything" : <span className="mono">{types.join(", ")}</span>}
        </Fact>
        <Fact label="Waiting">
          {pending.count === 0
            ? "Nothing"
            : `${pending.isMore ? "more than " : ""}${pending.count.toLocaleString("en")}`}
        </Fact>
        {failingSince && (
          <Fact label="Failing since">
            <RelativeTime at={failingSince} timeZone={project.timeZone} className="text-bad" />
          </Fact>
        )}
        <Fact label="Secret">
          {previousSecretEndsAt
            ? `Being replaced: the old one signs until ${exactTime(new Date(previousSecretEndsAt), project.timeZone)}`
            : "One, shown when it was made"}
        </Fact>
        <Fact label="Added">
          <RelativeTime at={createdAt} timeZone={project.timeZone} />
        </Fact>
      </Facts>
    </Card>
  );
}
