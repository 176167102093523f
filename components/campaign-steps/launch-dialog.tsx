"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useFormContext } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox";
import { DialogPanel } from "@/components/ui/dialog-panel";
import { Field } from "@/components/ui/field";
import { publishCampaign } from "@/lib/client/campaign-draft-queries";
import { forgetUnsaved } from "@/lib/client/campaign-draft-store";
import { campaignsKey } from "@/lib/client/campaign-queries";
import { toast } from "@/lib/client/toast";
import type { ChecklistLine } from "@/lib/domain/campaign/checklist-record";
import { draftOf } from "@/lib/domain/campaign/form/config-of";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import { momentOfWallTime } from "@/lib/domain/zoned-time";
import { useCampaignEditor } from "./editor-context";
import { RadioRows } from "./radio-rows";

type Start = "now" | "later" | "not_yet";

interface LaunchDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Each is said yes to on its own. */
  warnings: ChecklistLine[];
  verb: string;
  /** What runs goes on running, by the new version. */
  isRunning: boolean;
}

/** When it starts, and a yes to everything that may not be meant. */
export function LaunchDialog({ open, onOpenChange, warnings, verb, isRunning }: LaunchDialogProps) {
  const { project } = useShell();
  const { getValues } = useFormContext<CampaignValues>();
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  const [day, setDay] = useState(() => getValues("startsAt"));
  const [start, setStart] = useState<Start>(() => (isAhead(getValues("startsAt"), project.timeZone) ? "later" : "now"));
  const { publish, isPending, failure } = usePublish(() => onOpenChange(false));
  const isConfirmed = warnings.every(({ key }) => confirmed.has(key));
  const isTimed = isRunning || start !== "later" || isAhead(day, project.timeZone);
  const submit = () =>
    publish({
      confirmed: warnings.map(({ key }) => key),
      start: isRunning ? null : start,
      day: start === "later" ? day : "",
    });
  return (
    <DialogPanel open={open} onOpenChange={(next) => !isPending && onOpenChange(next)} title={`${verb}?`} size="medium">
      <div className="flex flex-col gap-4">
        {!isRunning && (
          <RadioRows
            legend="When does it start?"
            chosen={start}
            field={{ name: "start", onChange: (event) => setStart(event.target.value as Start) }}
            isControlled
            options={[
              { value: "now", label: "Now", means: "Events count from this moment on." },
              {
                value: "later",
                label: "On a day",
                below: (
                  <Field
                    label={`From, in the time of ${project.timeZone.replaceAll("_", " ")}`}
                    type="datetime-local"
                    value={day}
                    error={isTimed || !day ? undefined : "Choose a moment that is still to come"}
                    onChange={(event) => setDay(event.target.value)}
                  />
                ),
              },
              { value: "not_yet", label: "Not yet", means: "It is published and waits until somebody starts it." },
            ]}
          />
        )}
        {warnings.length > 0 && (
          <fieldset>
            <legend className="mb-2 text-[12px] font-medium text-muted">
              {warnings.length === 1 ? "This may not be meant" : "These may not be meant"}
            </legend>
            <div className="flex flex-col gap-2.5">
              {warnings.map(({ key, found, advice }) => (
                <CheckboxField
                  key={key}
                  label={found}
                  hint={advice}
                  checked={confirmed.has(key)}
                  onChange={(event) => setConfirmed(toggled(confirmed, key, event.target.checked))}
                />
              ))}
            </div>
          </fieldset>
        )}
        {isRunning && warnings.length === 0 && (
          <p className="text-muted">
            Everybody who came before keeps what they were promised, unless you chose otherwise.
          </p>
        )}
        {failure && (
          <p role="alert" className="text-bad">
            {failure}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={() => onOpenChange(false)} disabled={isPending}>
            Cancel
          </Button>
          <Button variant="primary" disabled={isPending || !isConfirmed || !isTimed} onClick={() => void submit()}>
            {isPending ? "Publishing…" : !isRunning && start === "not_yet" ? "Publish" : verb}
          </Button>
        </div>
      </div>
    </DialogPanel>
  );
}

function toggled(keys: ReadonlySet<string>, key: string, isOn: boolean): ReadonlySet<string> {
  const next = new Set(keys);
  if (isOn) next.add(key);
  else next.delete(key);
  return next;
}

function isAhead(wall: string, timeZone: string): boolean {
  const moment = momentOfWallTime(wall, timeZone);
  return moment !== null && moment.getTime() > Date.now();
}

interface Launch {
  confirmed: string[];
  /** Null for what runs already. */
  start: Start | null;
  day: string;
}

function usePublish(onDone: () => void) {
  const { project, me } = useShell();
  const { draft, saving } = useCampaignEditor();
  const { getValues, setValue } = useFormContext<CampaignValues>();
  const router = useRouter();
  const client = useQueryClient();
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const { campaignId } = draft;
  const send = async ({ confirmed, start, day }: Launch) => {
    const values = getValues();
    // A start that was planned for later is overruled by "now".
    const isOverruled = start === "now" && isAhead(values.startsAt, project.timeZone);
    const startsAt = start === "later" ? day : isOverruled ? "" : values.startsAt;
    setValue("startsAt", startsAt);
    const revision = await saving.save(draftOf({ ...values, startsAt }, project));
    const campaign = await publishCampaign(project.id, campaignId, {
      revision,
      confirmed,
      start: start !== null && start !== "not_yet",
    });
    saving.stop();
    forgetUnsaved({ project: project.id, user: me.user.id, campaign: campaignId });
    return campaign;
  };
  const publish = async (launch: Launch) => {
    setPending(true);
    setFailure(null);
    try {
      const campaign = await send(launch);
      onDone();
      router.push(`/projects/${project.id}/campaigns/${campaignId}`);
      await client.invalidateQueries({ queryKey: campaignsKey(project.id) });
      toast.success(draft.campaign ? `Version ${campaign.version} is published` : `${campaign.name} is launched`);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : "That did not work. Try again.");
    } finally {
      setPending(false);
    }
  };
  return { publish, isPending, failure };
}
