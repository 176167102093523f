"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { onceOpen } from "@/components/ui/once-open";
import { Skeleton } from "@/components/ui/skeleton";
import { HeadCell, Table, TableHead } from "@/components/ui/table";
import { apiKeysQuery } from "@/lib/client/settings-queries";
import type { NewApiKey } from "@/lib/domain/api-key-record";
import { roleMay } from "@/lib/domain/permission";
import { KeyRow, keyColumns } from "./key-row";
import { NewKeyDialog } from "./new-key-dialog";
import { SettingsPage } from "./settings-page";
import { useDialogInAddress } from "./use-dialog-in-address";

const CreateKeyDialog = onceOpen(() => import("./create-key-dialog").then((module) => module.CreateKeyDialog));

export function KeyList() {
  const { project } = useShell();
  const mayWrite = roleMay(project.role, "keys:write");
  const { data, error, refetch } = useQuery(apiKeysQuery(project.id));
  const { isOpen, setOpen } = useDialogInAddress("create");
  const [created, setCreated] = useState<NewApiKey | null>(null);
  const create = mayWrite && (
    <Button variant="primary" onClick={() => setOpen(true)}>
      <Plus className="size-4" aria-hidden />
      Create key
    </Button>
  );
  return (
    <SettingsPage action={create}>
      <p className="mb-3 max-w-[70ch] text-muted">
        Apps post events with a key. A <strong className="font-medium text-ink">server key</strong> is a secret and may
        do what an editor may; a <strong className="font-medium text-ink">browser key</strong> is public, posts events
        from the sites you list, and nothing else.
      </p>
      <Card>
        {data?.data.length === 0 ? (
          <EmptyState icon={KeyRound} title="No key yet">
            <p className="text-muted">Create one for the app that will send the first event.</p>
          </EmptyState>
        ) : data ? (
          <Table aria-label="API keys">
            <TableHead className={`hidden rounded-t-lg md:grid ${keyColumns}`}>
              <HeadCell>Name</HeadCell>
              <HeadCell>Kind</HeadCell>
              <HeadCell>App id and token</HeadCell>
              <HeadCell>Last used</HeadCell>
              <HeadCell>State</HeadCell>
              <HeadCell>
                <span className="sr-only">Actions</span>
              </HeadCell>
            </TableHead>
            {data.data.map((key) => (
              <KeyRow key={key.id} apiKey={key} mayWrite={mayWrite} onRolled={setCreated} />
            ))}
          </Table>
        ) : error ? (
          <ErrorState title="The keys could not be read" error={error} onRetry={() => void refetch()} />
        ) : (
          <div aria-busy="true" className="flex flex-col gap-4 p-4">
            {["w-40", "w-52", "w-44"].map((width) => (
              <Skeleton key={width} className={`h-4 ${width}`} />
            ))}
          </div>
        )}
      </Card>
      {mayWrite && <CreateKeyDialog open={isOpen} onOpenChange={setOpen} onCreated={setCreated} />}
      <NewKeyDialog created={created} onClose={() => setCreated(null)} />
    </SettingsPage>
  );
}
