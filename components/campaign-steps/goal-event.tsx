"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormContext, useWatch } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { RelativeTime } from "@/components/ui/relative-time";
import { SelectField } from "@/components/ui/select";
import { textLink } from "@/components/ui/text-link";
import { triggerChoicesQuery } from "@/lib/client/campaign-queries";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import { redemptionEvents } from "@/lib/domain/redemption/redemption-events";
import { useCampaignEditor, useFieldError } from "./editor-context";

/** Events that are made when a campaign first counts on them. */
const redemptionChoices = [
  [redemptionEvents.redemption, "A code is redeemed"],
  [redemptionEvents.rollback, "A redemption is rolled back"],
] as const;

/** The event that the goal listens to. */
export function GoalEvent({ at }: { at: number }) {
  const { project } = useShell();
  const { names } = useCampaignEditor();
  const { register, control } = useFormContext<CampaignValues>();
  const chosen = useWatch({ control, name: `goals.${at}.eventId` });
  const { data: schemas } = useQuery(triggerChoicesQuery(project.id));
  const event = schemas?.find(({ id }) => id === chosen);
  const redemptions = redemptionChoices.filter(([name]) => !schemas?.some((schema) => schema.name === name));
  const isLost = chosen !== "" && schemas !== undefined && !event && !redemptions.some(([name]) => name === chosen);
  const hint =
    schemas?.length === 0 ? (
      <>
        No event is published yet.{" "}
        <Link href={`/projects/${project.id}/schemas/new`} className={textLink}>
          Define one
        </Link>
        ; what you typed here is kept.
      </>
    ) : event ? (
      event.lastSeenAt ? (
        <>
          Last came <RelativeTime at={event.lastSeenAt} />.
        </>
      ) : (
        "It never came yet: check that your app sends it."
      )
    ) : (
      "Only published events are here."
    );
  return (
    <SelectField
      key={schemas ? "known" : "loading"}
      label="Event"
      hint={hint}
      error={useFieldError(`goals.${at}.eventId`)}
      {...register(`goals.${at}.eventId`)}
    >
      <option value="">Choose an event…</option>
      {schemas?.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      {redemptions.map(([name, label]) => (
        <option key={name} value={name}>
          {label}
        </option>
      ))}
      {isLost && <option value={chosen}>{names.get(chosen) ?? "An event that is gone"} (not published)</option>}
    </SelectField>
  );
}
