"use client";

import { type FormEvent, useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextareaField } from "@/components/ui/textarea";
import { campaignsKey } from "@/lib/client/campaign-queries";
import { customersKey } from "@/lib/client/customer-queries";
import { useEdit } from "@/lib/client/edit";
import { rewardsKey } from "@/lib/client/reward-counts";
import { attributeByHand } from "@/lib/client/reward-queries";
import { customerName } from "@/lib/domain/event/customer-name";
import type { EventCustomer } from "@/lib/domain/event/event-record";
import { dateWords } from "@/lib/domain/time-words";

interface AttributeDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  campaign: { id: string; name: string };
  person: EventCustomer;
  /** When they came, as far as the campaign knows. */
  since: string | null;
}

const reasonCharactersMin = 3;

/** Says who referred somebody; what they did since is looked at again. */
export function AttributeDialog({ open, onOpenChange, campaign, person, since }: AttributeDialogProps) {
  const { project } = useShell();
  const [code, setCode] = useState("");
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<{ code?: string; reason?: string }>({});
  const edit = useEdit({
    send: (body: { code: string; reason: string }) =>
      attributeByHand(project.id, campaign.id, { referee: person.id, ...body, ...(since && { attributedAt: since }) }),
    stale: [rewardsKey(project.id), campaignsKey(project.id), customersKey(project.id), ["overview", project.id]],
    done: ({ eventsAgain }) =>
      eventsAgain === 0 ? "The referral is made." : `The referral is made; ${eventsAgain} events are looked at again.`,
    after: () => onOpenChange(false),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    const body = { code: code.trim(), reason: reason.trim() };
    const found = {
      ...(body.code === "" && { code: "Say whose code it was." }),
      ...(body.reason.length < reasonCharactersMin && { reason: "Say why, in a few words." }),
    };
    setProblem(found);
    if (!found.code && !found.reason) edit.mutate(body);
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`Who brought ${customerName(person)}?`}>
      <form onSubmit={submit} className="flex flex-col gap-3.5">
        <p className="text-muted">
          The referral in <bdi className="text-ink">{campaign.name}</bdi>{" "}
          {since
            ? `counts from ${dateWords(new Date(since), new Date(), project.timeZone)}, when they came`
            : "counts from now"}
          . What they did since is looked at again, so what they earned is given by the campaign’s own rules.
        </p>
        <Field
          label="Code of whoever brought them"
          value={code}
          autoFocus
          spellCheck={false}
          autoCapitalize="characters"
          error={problem.code}
          onChange={(event) => setCode(event.target.value)}
        />
        <TextareaField
          label="Why"
          hint="Kept in the audit log with your name."
          value={reason}
          maxLength={500}
          error={problem.reason ?? edit.error?.message}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={() => onOpenChange(false)} disabled={edit.isPending}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" disabled={edit.isPending}>
            {edit.isPending ? "Making it…" : "Make the referral"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
