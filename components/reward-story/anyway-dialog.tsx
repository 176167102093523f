"use client";

import { type FormEvent, useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextareaField } from "@/components/ui/textarea";
import { campaignsKey } from "@/lib/client/campaign-queries";
import { useEdit } from "@/lib/client/edit";
import { rewardsKey } from "@/lib/client/reward-counts";
import { giveAnyway } from "@/lib/client/reward-queries";
import { customerName } from "@/lib/domain/event/customer-name";
import { decimalToMinor } from "@/lib/domain/money";
import type { ExpectedReward } from "@/lib/domain/reward-story/story-record";

interface AnywayDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  reward: ExpectedReward;
  anyway: NonNullable<ExpectedReward["anyway"]>;
  campaign: { id: string; name: string };
}

const reasonCharactersMin = 3;

/** Gives what the rules refused: named, with a reason, and once. */
export function AnywayDialog({ open, onOpenChange, reward, anyway, campaign }: AnywayDialogProps) {
  const { project } = useShell();
  const [reason, setReason] = useState("");
  const [amount, setAmount] = useState("");
  const [problem, setProblem] = useState<{ reason?: string; amount?: string }>({});
  const name = customerName(reward.beneficiary);
  const edit = useEdit({
    send: (given: { reason: string; amountMinor?: number }) =>
      giveAnyway(project.id, anyway.eventId, {
        campaign: campaign.id,
        goal: reward.goal.id,
        side: reward.side,
        ...given,
      }),
    stale: [rewardsKey(project.id), campaignsKey(project.id), ["overview", project.id]],
    done: () => `${name} gets ${reward.what}, by hand.`,
    after: () => onOpenChange(false),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    const text = reason.trim();
    const amountMinor = anyway.unit === null ? undefined : minorOf(amount, anyway.unit, project.currency);
    const found = {
      ...(text.length < reasonCharactersMin && { reason: "Say why, in a few words." }),
      ...(amountMinor === null && { amount: "Say how much, such as 10.00." }),
    };
    setProblem(found);
    if (found.reason || amountMinor === null) return;
    edit.mutate({ reason: text, ...(amountMinor !== undefined && { amountMinor }) });
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`Give ${name} ${reward.what} anyway?`}>
      <form onSubmit={submit} className="flex flex-col gap-3.5">
        <p className="text-muted">
          This is past the rules and limits of <bdi className="text-ink">{campaign.name}</bdi>: no limit and no budget
          counts it. It is marked as given by hand, kept in the audit log with your name, and can be given once.
        </p>
        {anyway.unit && (
          <Field
            label={anyway.unit === "money" ? `Amount in ${project.currency}` : "Points"}
            hint="The event does not say what it is a share of."
            inputMode="decimal"
            value={amount}
            error={problem.amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        )}
        <TextareaField
          label="Why"
          hint="Whoever reads the story later sees it."
          value={reason}
          maxLength={500}
          autoFocus
          error={problem.reason ?? edit.error?.message}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={() => onOpenChange(false)} disabled={edit.isPending}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" disabled={edit.isPending}>
            {edit.isPending ? "Giving…" : `Give ${reward.what}`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function minorOf(text: string, unit: "money" | "points", currency: string): number | null {
  const minor = unit === "money" ? decimalToMinor(text, currency) : /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
  return minor === null || minor < 1 ? null : minor;
}
