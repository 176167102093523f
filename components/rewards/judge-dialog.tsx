"use client";

import { type FormEvent, useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextareaField } from "@/components/ui/textarea";
import { campaignsKey } from "@/lib/client/campaign-queries";
import { useEdit } from "@/lib/client/edit";
import { rewardsKey } from "@/lib/client/reward-counts";
import { type JudgeVerb, judgeRewards } from "@/lib/client/reward-queries";
import { toast } from "@/lib/client/toast";

export interface Judged {
  id: string;
  /** "€ 10.00 credits for Nora Ryan". */
  words: string;
}

interface JudgeDialogProps {
  open: boolean;
  verb: JudgeVerb;
  rewards: Judged[];
  onOpenChange: (open: boolean) => void;
  onDone: () => void;
}

const words: Record<
  JudgeVerb,
  { title: string; means: string; hint: string; verb: string; pending: string; done: string }
> = {
  approve: {
    title: "Approve",
    means: "What is approved is given at once, or on its day where it waits for one.",
    hint: "Kept in the audit log with your name.",
    verb: "Approve",
    pending: "Approving…",
    done: "approved",
  },
  refuse: {
    title: "Refuse",
    means: "What is refused is never given, and frees what it took of a limit. The other side is not touched.",
    hint: "Needed: it is what support tells whoever asks.",
    verb: "Refuse",
    pending: "Refusing…",
    done: "refused",
  },
  deliver: {
    title: "Mark as delivered:",
    means: "Whoever asks is told that it arrived.",
    hint: "Such as the day it was sent, or the parcel’s number.",
    verb: "Mark as delivered",
    pending: "Noting it…",
    done: "delivered",
  },
};

const shownMax = 6;
const reasonCharactersMin = 3;
const counted = (count: number) => (count === 1 ? "1 reward" : `${count} rewards`);

/** Asks once, names what is judged, and takes the reason. */
export function JudgeDialog({ open, verb, rewards, onOpenChange, onDone }: JudgeDialogProps) {
  const { project } = useShell();
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const say = words[verb];
  const edit = useEdit({
    send: (text: string) => judgeRewards(project.id, verb, { rewards: rewards.map(({ id }) => id), reason: text }),
    stale: [rewardsKey(project.id), ["overview", project.id], campaignsKey(project.id)],
    after: ({ data }) => {
      const failed = data.filter((each) => each.problem !== null);
      const changed = data.length - failed.length;
      if (changed > 0) toast.success(`${counted(changed)} ${say.done}.`);
      const [first] = failed;
      if (first) toast.error(`${counted(failed.length)} not changed`, { description: first.problem ?? undefined });
      setReason("");
      onOpenChange(false);
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = reason.trim();
    if (text.length < reasonCharactersMin) return setProblem("Say why, in a few words.");
    setProblem(null);
    edit.mutate(text);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`${say.title} ${counted(rewards.length)}`}>
      <form onSubmit={submit} className="flex flex-col gap-3.5">
        <ul className="max-h-40 overflow-y-auto rounded-md border border-line bg-canvas px-3 py-1.5">
          {rewards.slice(0, shownMax).map(({ id, words: each }) => (
            <li key={id} className="truncate py-0.5">
              <bdi>{each}</bdi>
            </li>
          ))}
          {rewards.length > shownMax && <li className="py-0.5 text-muted">and {rewards.length - shownMax} more</li>}
        </ul>
        <p className="text-muted">{say.means}</p>
        <TextareaField
          label="Why"
          hint={say.hint}
          error={problem ?? (edit.error ? edit.error.message : undefined)}
          value={reason}
          maxLength={500}
          autoFocus
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={() => onOpenChange(false)} disabled={edit.isPending}>
            Cancel
          </Button>
          <Button type="submit" variant={verb === "refuse" ? "danger" : "primary"} disabled={edit.isPending}>
            {edit.isPending ? say.pending : say.verb}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
