"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextareaField } from "@/components/ui/textarea";
import { orderPublications } from "@/lib/client/code-queries";
import type { CodeJob, PublishOrder } from "@/lib/domain/campaign/code-job";
import { publishRowsMax } from "@/lib/domain/campaign/code-job-limits";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { counted, countWords } from "./code-job-words";
import { JobPreview } from "./job-preview";

interface GiveCodesProps {
  campaign: CampaignRecord;
  onOpenChange: (open: boolean) => void;
}

/** Gives a code to each of many: to those that are pasted, or to all who have none. Who has one keeps it. */
export function GiveCodes({ campaign, onOpenChange }: GiveCodesProps) {
  const { project } = useShell();
  const [pasted, setPasted] = useState("");
  const [job, setJob] = useState<CodeJob | null>(null);
  const order = useMutation({
    mutationFn: (body: PublishOrder) => orderPublications(project.id, campaign.id, body),
    onSuccess: setJob,
  });
  const customers = [...new Set(pasted.split(/[\n,;\t]+/).flatMap((each) => each.trim() || []))];
  const isTooMany = customers.length > publishRowsMax;
  return (
    <Dialog open onOpenChange={onOpenChange} title="Give codes to customers" size={job ? "medium" : "small"}>
      {job ? (
        <JobPreview job={job} verb="Give codes to" onBack={() => setJob(null)} onStarted={() => onOpenChange(false)} />
      ) : (
        <form
          method="post"
          className="flex flex-col gap-3.5"
          onSubmit={(event) => {
            event.preventDefault();
            order.mutate({ customers });
          }}
        >
          <TextareaField
            label="Customers"
            rows={6}
            spellCheck={false}
            value={pasted}
            onChange={({ target }) => setPasted(target.value)}
            placeholder={"anna-1042\nben@example.com"}
            hint={
              customers.length === 0
                ? "Your own ids or e-mail addresses, one a line. Whoever has a code of the campaign keeps it."
                : `${counted(customers.length, "customer")}`
            }
            error={isTooMany ? `At most ${countWords(publishRowsMax)} at a time` : undefined}
          />
          {order.error && (
            <p role="alert" className="text-bad">
              {order.error.message}
            </p>
          )}
          <div className="flex flex-wrap justify-end gap-2 pt-1">
            <Button disabled={order.isPending} onClick={() => order.mutate({ all: true })}>
              All without a code
            </Button>
            <Button type="submit" variant="primary" disabled={order.isPending || customers.length === 0 || isTooMany}>
              {order.isPending ? "Looking…" : "Look them up"}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
