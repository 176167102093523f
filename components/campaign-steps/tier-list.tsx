"use client";

import { ArrowRight, Ellipsis, Flag, PenLine, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { onceOpen } from "@/components/ui/once-open";
import { toast } from "@/lib/client/toast";
import { noReward } from "@/lib/domain/campaign/form/empty";
import { tierWords } from "@/lib/domain/campaign/form/tier-words";
import type { CampaignValues, TierValues } from "@/lib/domain/campaign/form/values";
import { useCampaignEditor } from "./editor-context";
import { newPartId } from "./new-part-id";

const TierDialog = onceOpen(() => import("./tier-dialog").then((module) => module.TierDialog));
const tiersMax = 20;

interface TierListProps {
  /** The goal that its friends reach. */
  goalId: string;
  eventId: string;
}

/** What a referrer gets besides for many friends. */
export function TierList({ goalId, eventId }: TierListProps) {
  const { control } = useFormContext<CampaignValues>();
  const { append, update, remove, insert } = useFieldArray({ control, name: "tiers" });
  const tiers = useWatch({ control, name: "tiers" });
  const [edited, setEdited] = useState<{ tier: TierValues; at: number | null } | null>(null);
  const [isOpen, setOpen] = useState(false);
  const open = (tier: TierValues, at: number | null) => {
    setEdited({ tier, at });
    setOpen(true);
  };
  const save = (tier: TierValues) => {
    if (edited?.at == null) append(tier);
    else update(edited.at, tier);
    setOpen(false);
  };
  const drop = (tier: TierValues, at: number) => {
    remove(at);
    toast.message("The step is removed", { action: { label: "Undo", onClick: () => insert(at, tier) } });
  };
  const fresh: TierValues = {
    tierId: newPartId("tier"),
    goal: goalId,
    at: "5",
    repeats: false,
    onDrop: "keep" as const,
    reward: { ...noReward, kind: "credits" },
  };
  return (
    <div className="border-t border-line pt-3">
      <div className="mb-2 flex items-center gap-2">
        <h4 className="font-medium">More for more friends</h4>
        {tiers.length < tiersMax && (
          <Button variant="ghost" small className="ml-auto" onClick={() => open(fresh, null)}>
            <Plus className="size-3.5" strokeWidth={1.75} aria-hidden />
            Add a step
          </Button>
        )}
      </div>
      <ul className="flex flex-col gap-2">
        {tiers.map((tier, at) =>
          tier.goal === goalId ? (
            <TierRow key={tier.tierId} tier={tier} onEdit={() => open(tier, at)} onRemove={() => drop(tier, at)} />
          ) : null,
        )}
      </ul>
      {edited && (
        <TierDialog
          key={edited.tier.tierId}
          open={isOpen}
          onOpenChange={setOpen}
          tier={edited.tier}
          isNew={edited.at === null}
          eventId={eventId}
          onSave={save}
        />
      )}
    </div>
  );
}

interface TierRowProps {
  tier: TierValues;
  onEdit: () => void;
  onRemove: () => void;
}

function TierRow({ tier, onEdit, onRemove }: TierRowProps) {
  const { project } = useShell();
  const { names } = useCampaignEditor();
  const { when, what } = tierWords(tier, project, names);
  return (
    <li className="flex min-h-9 items-center gap-3 rounded-md border border-line bg-canvas py-1 pr-1 pl-3">
      <Flag className="size-4 shrink-0 text-faint" strokeWidth={1.75} aria-hidden />
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-0.5">
        <span>{when}</span>
        <ArrowRight className="size-3.5 shrink-0 text-faint" strokeWidth={1.75} aria-hidden />
        <span className="min-w-0 font-medium break-words">{what}</span>
      </span>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" icon aria-label={`More about the step ${when}`}>
            <Ellipsis className="size-4" strokeWidth={1.75} aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={onEdit}>
            <PenLine className="size-4" strokeWidth={1.75} aria-hidden />
            Edit…
          </DropdownMenuItem>
          <DropdownMenuItem className="text-bad!" onSelect={onRemove}>
            <Trash2 className="size-4" strokeWidth={1.75} aria-hidden />
            Remove
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
    </li>
  );
}
