"use client";

import {
  Check,
  CircleCheck,
  CircleDashed,
  CircleX,
  Clock,
  HandHeart,
  type LucideIcon,
  Minus,
  ShieldAlert,
  Undo2,
  X,
} from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { PhraseText } from "@/components/event-page/phrase-text";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { cx } from "@/components/ui/class-names";
import { onceOpen } from "@/components/ui/once-open";
import { RelativeTime } from "@/components/ui/relative-time";
import { textLink } from "@/components/ui/text-link";
import type { CheckColumn } from "@/lib/domain/check-column";
import { roleMay } from "@/lib/domain/permission";
import type { ChipState, StoryState } from "@/lib/domain/reward-story/states";
import type { ExpectedReward, StoryChip } from "@/lib/domain/reward-story/story-record";

const AnywayDialog = onceOpen(() => import("./anyway-dialog").then((module) => module.AnywayDialog));

const states: Record<StoryState, { icon: LucideIcon; tone: string; word: string }> = {
  given: { icon: CircleCheck, tone: "text-good", word: "Given" },
  waiting: { icon: Clock, tone: "text-accent-text", word: "On its way" },
  held: { icon: ShieldAlert, tone: "text-warn", word: "In review" },
  open: { icon: CircleDashed, tone: "text-faint", word: "Not yet" },
  missed: { icon: CircleX, tone: "text-bad", word: "Missed" },
  taken_back: { icon: Undo2, tone: "text-bad", word: "Taken back" },
};

/** How one reward stands, in a line. */
export function RewardHeadline({ reward: { state, headline } }: { reward: ExpectedReward }) {
  const { project } = useShell();
  const { icon: Icon, tone, word } = states[state];
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-2 py-0.5">
      <Icon className={cx("mt-0.5 size-4", tone)} strokeWidth={1.75} aria-label={word} />
      <span className="break-words first-letter:uppercase">
        <PhraseText parts={headline} project={project.id} />
      </span>
    </li>
  );
}

interface RewardLineProps {
  reward: ExpectedReward;
  campaign: { id: string; name: string };
}

/** One reward: how it stands, the five questions behind it, its way so far, and what a person may do. */
export function RewardLine({ reward, campaign }: RewardLineProps) {
  const { project } = useShell();
  const [isAsking, setAsking] = useState(false);
  const { icon: Icon, tone, word } = states[reward.state];
  const { goal, side, headline, detail, event, anyway } = reward;
  const mayGive = anyway !== null && roleMay(project.role, "campaigns:write");
  return (
    <li className="border-b border-line px-4 py-3 last:border-b-0">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <div className="grid min-w-0 flex-1 basis-64 grid-cols-[16px_minmax(0,1fr)] gap-2">
          <Icon className={cx("mt-0.5 size-4", tone)} strokeWidth={1.75} aria-label={word} />
          <div className="min-w-0">
            <p className="break-words first-letter:uppercase">
              <PhraseText parts={headline} project={project.id} />
            </p>
            {detail && (
              <p className="break-words text-muted">
                <PhraseText parts={detail} project={project.id} />
              </p>
            )}
            <p className="mt-0.5 flex flex-wrap items-center gap-x-1.5 text-[12px] text-muted">
              <Chip>{side === "referrer" ? "referrer" : "friend"}</Chip>
              <bdi>{goal.name}</bdi>
              {event && (
                <>
                  ·
                  <Link
                    href={`/projects/${project.id}/events/${event.id}`}
                    className={`mono ${textLink}`}
                    prefetch={false}
                  >
                    {event.name}
                  </Link>
                  <RelativeTime at={event.at} timeZone={project.timeZone} className="num" />
                </>
              )}
            </p>
          </div>
        </div>
        {reward.state === "held" && (
          <Button asChild>
            <Link href={`/projects/${project.id}/rewards?campaign=${campaign.id}`}>Review</Link>
          </Button>
        )}
        {mayGive && (
          <Button onClick={() => setAsking(true)} className="max-sm:ml-6">
            <HandHeart className="size-3.5" strokeWidth={1.75} aria-hidden />
            Reward anyway…
          </Button>
        )}
      </div>
      <Chips chips={reward.chips} />
      {reward.reward && <Steps reward={reward.reward} />}
      {anyway && (
        <AnywayDialog open={isAsking} onOpenChange={setAsking} reward={reward} anyway={anyway} campaign={campaign} />
      )}
    </li>
  );
}

const labels: Record<CheckColumn, string> = {
  attribution: "Attribution",
  genuine: "Genuine",
  conditions: "Conditions",
  limits: "Limits",
  stock: "Stock",
};

const chipStates: Record<ChipState, { icon: LucideIcon; tone: string; word: string }> = {
  ok: { icon: Check, tone: "text-good", word: "held" },
  no: { icon: X, tone: "text-bad", word: "failed" },
  waiting: { icon: Clock, tone: "text-warn", word: "waiting" },
  not_asked: { icon: Minus, tone: "text-faint", word: "" },
};

function Chips({ chips }: { chips: StoryChip[] }) {
  return (
    <dl className="mt-2.5 grid grid-cols-2 gap-x-6 gap-y-2 pl-6 @min-[560px]:flex @min-[560px]:flex-wrap">
      {chips.map(({ column, state, words }) => {
        const { icon: Icon, tone, word } = chipStates[state];
        return (
          <div key={column} className="min-w-0 @min-[560px]:max-w-60">
            <dt className="text-[11.5px] font-medium text-muted">{labels[column]}</dt>
            <dd className="mt-0.5 flex items-start gap-1.5 text-[12.5px]">
              <Icon className={cx("mt-0.5 size-3.5 shrink-0", tone)} strokeWidth={1.75} aria-hidden />
              {word && <span className="sr-only">{word}: </span>}
              <bdi className={cx("min-w-0 break-words", state === "not_asked" && "text-muted")}>{words}</bdi>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** What became of it, one status after the other. */
function Steps({ reward }: { reward: NonNullable<ExpectedReward["reward"]> }) {
  const { project } = useShell();
  return (
    <ol aria-label="What became of it" className="mt-2.5 flex flex-col gap-0.5 pl-6 text-[12.5px] text-muted">
      {reward.steps.map(({ words, reason, by, at }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the past does not move
        <li key={place} className="break-words">
          <span className="text-ink">{words}</span>
          {by && (
            <>
              {" "}
              by <bdi>{by}</bdi>
            </>
          )}
          {reason && (
            <>
              {" "}
              · “<bdi>{reason}</bdi>”
            </>
          )}{" "}
          · <RelativeTime at={at} timeZone={project.timeZone} className="num" />
        </li>
      ))}
      <li className="mono break-all">{[reward.code, reward.id].filter(Boolean).join(" · ")}</li>
    </ol>
  );
}
