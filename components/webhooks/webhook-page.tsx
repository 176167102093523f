"use client";

import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { useAlongside } from "@/components/ui/use-alongside";
import { ApiError } from "@/lib/client/api";
import { webhookQuery } from "@/lib/client/webhook-queries";
import { roleMay } from "@/lib/domain/permission";
import { WebhookActions } from "./webhook-actions";

const loadWebhookView = () => import("./webhook-view").then((module) => module.WebhookView);
const WebhookView = late(loadWebhookView, { loading: () => <WebhookSkeleton /> });

export function WebhookPage({ webhookId }: { webhookId: string }) {
  const { project } = useShell();
  useAlongside(loadWebhookView);
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
          <WebhookSkeleton />
        )}
      </PageBody>
    </>
  );
}

function WebhookSkeleton() {
  return (
    <Card>
      <ListSkeleton label="Loading the webhook…" rows={8} />
    </Card>
  );
}
