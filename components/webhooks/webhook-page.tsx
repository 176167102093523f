"use client";

import { useQuery } from "@tanstack/react-query";
import { SearchX, TriangleAlert } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { Fact, Facts } from "@/components/event-page/facts";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { RelativeTime } from "@/components/ui/relative-time";
import { useAlongside } from "@/components/ui/use-alongside";
import { ApiError } from "@/lib/client/api";
import { webhookQuery } from "@/lib/client/webhook-queries";
import { roleMay } from "@/lib/domain/permission";
import { exactTime } from "@/lib/domain/time-words";
import type { WebhookEndpoint } from "@/lib/domain/webhook/endpoint";
import { disabledWords, endpointState } from "./delivery-words";
import { HourBars, SuccessShare } from "./hour-bars";
import { TestResult } from "./test-result";
import { useDeliveryFilter } from "./use-delivery-filter";
import { WebhookActions } from "./webhook-actions";

const loadDeliveryLog = () => import("./delivery-log").then((module) => module.DeliveryLog);
const DeliveryLog = dynamic(loadDeliveryLog, { loading: () => <ListSkeleton label="Loading the log…" rows={6} /> });

export function WebhookPage({ webhookId }: { webhookId: string }) {
  const { project } = useShell();
  useAlongside(loadDeliveryLog);
  const [testId, setTestId] = useState<string | null>(null);
  const { data: webhook, error, refetch } = useQuery(webhookQuery(project.id, webhookId));
  const listHref = `/projects/${project.id}/settings/webhooks`;
  const mayWrite = roleMay(project.role, "webhooks:write");
  const host = webhook ? new URL(webhook.url).host : "Webhook";
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Webhooks", href: listHref },
          { label: host, mono: Boolean(webhook) },
        ]}
      >
        {webhook && mayWrite && <WebhookActions webhook={webhook} onTested={setTestId} />}
      </PageHeader>
      <PageBody>
        {webhook ? (
          <WebhookView webhook={webhook} testId={testId} onTestClosed={() => setTestId(null)} />
        ) : error instanceof ApiError && error.status === 404 ? (
          <EmptyState icon={SearchX} title="There is no such webhook">
            <p className="text-muted">It was deleted, or belongs to another project.</p>
            <Button asChild className="mt-2">
              <Link href={listHref}>All webhooks</Link>
            </Button>
          </EmptyState>
        ) : error ? (
          <ErrorState title="The webhook could not be read" error={error} onRetry={() => void refetch()} />
        ) : (
          <Card>
            <ListSkeleton label="Loading the webhook…" rows={8} />
          </Card>
        )}
      </PageBody>
    </>
  );
}

interface WebhookViewProps {
  webhook: WebhookEndpoint;
  testId: string | null;
  onTestClosed: () => void;
}

function WebhookView({ webhook, testId, onTestClosed }: WebhookViewProps) {
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
