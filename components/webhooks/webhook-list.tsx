"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus, Webhook } from "lucide-react";
import { useRef, useState } from "react";
import { SettingsPage } from "@/components/settings/settings-page";
import { useDialogInAddress } from "@/components/settings/use-dialog-in-address";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { onceOpen } from "@/components/ui/once-open";
import { HeadCell, Table, TableHead } from "@/components/ui/table";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { webhooksQuery } from "@/lib/client/webhook-queries";
import { roleMay } from "@/lib/domain/permission";
import type { NewWebhookEndpoint, WebhookEndpoint } from "@/lib/domain/webhook/endpoint";
import { endpointsMax } from "@/lib/domain/webhook/endpoints-max";
import { WebhookRow, webhookColumns } from "./webhook-row";

const CreateWebhook = onceOpen(() => import("./webhook-dialogs").then((module) => module.CreateWebhook));
const SecretDialog = onceOpen(() => import("./secret-dialog").then((module) => module.SecretDialog));

export function WebhookList() {
  const { project } = useShell();
  const mayWrite = roleMay(project.role, "webhooks:write");
  const { data, error, refetch } = useQuery(webhooksQuery(project.id));
  const { isOpen, setOpen } = useDialogInAddress("create");
  const [made, setMade] = useState<NewWebhookEndpoint | null>(null);
  const isFull = (data?.data.length ?? 0) >= endpointsMax;
  const add = mayWrite && (
    <Button variant="primary" onClick={() => setOpen(true)} disabled={isFull}>
      <Plus className="size-4" aria-hidden />
      Add webhook
    </Button>
  );
  return (
    <SettingsPage action={add}>
      <p className="mb-3 max-w-[70ch] text-muted">
        A webhook is an address of yours that is told what happens here: an event that came, a referral that converted,
        a reward that was given. Each call is signed, tried again for a day when it fails, and kept for 30 days.
        {isFull && ` There are ${endpointsMax}, which is as many as a project may have.`}
      </p>
      <Card>
        {data?.data.length === 0 ? (
          <EmptyState icon={Webhook} title="No webhook yet">
            <p className="text-muted">
              {mayWrite
                ? "Add the address of your app, send it a test, and see what it answered."
                : "An owner or admin can add one."}
            </p>
          </EmptyState>
        ) : data ? (
          <WebhookTable webhooks={data.data} />
        ) : error ? (
          <ErrorState title="The webhooks could not be read" error={error} onRetry={() => void refetch()} />
        ) : (
          <ListSkeleton label="Loading webhooks…" rows={3} />
        )}
      </Card>
      {mayWrite && <CreateWebhook open={isOpen} onOpenChange={setOpen} onCreated={setMade} />}
      <SecretDialog open={made !== null} made={made} onClose={() => setMade(null)} />
    </SettingsPage>
  );
}

function WebhookTable({ webhooks }: { webhooks: WebhookEndpoint[] }) {
  const table = useRef<HTMLDivElement>(null);
  const { isTabStop, ...keys } = useRowKeys(
    table,
    webhooks.map(({ id }) => id),
  );
  return (
    <div ref={table} {...keys}>
      <Table aria-label="Webhooks">
        <TableHead className={`hidden rounded-t-lg md:grid ${webhookColumns}`}>
          <HeadCell>Address</HeadCell>
          <HeadCell>Told of</HeadCell>
          <HeadCell>Last 24 hours</HeadCell>
          <HeadCell>Last call</HeadCell>
          <HeadCell>State</HeadCell>
        </TableHead>
        <div role="rowgroup">
          {webhooks.map((webhook) => (
            <WebhookRow key={webhook.id} webhook={webhook} isTabStop={isTabStop(webhook.id)} />
          ))}
        </div>
      </Table>
    </div>
  );
}
