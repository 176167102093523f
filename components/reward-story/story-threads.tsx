"use client";

import { UserPlus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { PhraseText } from "@/components/event-page/phrase-text";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { onceOpen } from "@/components/ui/once-open";
import { RelativeTime } from "@/components/ui/relative-time";
import { textLink } from "@/components/ui/text-link";
import type { EventCustomer } from "@/lib/domain/event/event-record";
import { roleMay } from "@/lib/domain/permission";
import type { ExpectedReward, StoryAttempt, StoryThread } from "@/lib/domain/reward-story/story-record";
import { RewardHeadline, RewardLine } from "./reward-line";

const AttributeDialog = onceOpen(() => import("./attribute-dialog").then((module) => module.AttributeDialog));

interface StoryThreadsProps {
  threads: StoryThread[];
  person: EventCustomer;
  /** What was asked with: the referral, reward or event of that id comes first. */
  q: string;
}

/** So few are told whole; of more, those that are as they should be say it in a line. */
const wholeMax = 2;

export function StoryThreads({ threads, person, q }: StoryThreadsProps) {
  const isAsked = ({ referral, rewards }: StoryThread) =>
    [referral?.id, ...rewards.flatMap(({ event, reward }) => [event?.id, reward?.id])].includes(q);
  const ordered = [...threads.filter(isAsked), ...threads.filter((thread) => !isAsked(thread))];
  return (
    <ul className="flex flex-col gap-3">
      {ordered.map((thread) => (
        <li key={thread.referral?.id ?? thread.campaign.id}>
          <ThreadCard
            thread={thread}
            person={person}
            isFolded={threads.length > wholeMax && !isAsked(thread) && thread.rewards.every(isInOrder)}
          />
        </li>
      ))}
    </ul>
  );
}

const isInOrder = ({ state }: ExpectedReward) => state === "given" || state === "waiting" || state === "open";

interface ThreadCardProps extends Pick<StoryThreadsProps, "person"> {
  thread: StoryThread;
  isFolded: boolean;
}

/** One referral, or the want of one: who and when, codes that did not count, then each reward of it. */
function ThreadCard({ thread, person, isFolded }: ThreadCardProps) {
  const { project } = useShell();
  const [isAttributing, setAttributing] = useState(false);
  const [isWhole, setWhole] = useState(!isFolded);
  const { campaign, referral, headline, detail, attempts, rewards, attribution } = thread;
  const mayWrite = roleMay(project.role, "campaigns:write");
  return (
    <Card className="@container min-w-0">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2 px-4 py-3">
        <div className="min-w-0 flex-1 basis-72">
          <h3 className="font-medium break-words">
            <PhraseText parts={headline} project={project.id} />
          </h3>
          <p className="mt-0.5 break-words text-muted">
            <Link href={`/projects/${project.id}/campaigns/${campaign.id}`} className={textLink}>
              <bdi>{campaign.name}</bdi>
            </Link>
            {detail && (
              <>
                {" · "}
                <PhraseText parts={detail} project={project.id} />
              </>
            )}
            {referral?.eventId && (
              <>
                {" · "}
                <Link href={`/projects/${project.id}/events/${referral.eventId}`} className={textLink} prefetch={false}>
                  the event
                </Link>
              </>
            )}
          </p>
        </div>
        {campaign.status !== "running" && <Chip tone="warn">campaign {campaign.status}</Chip>}
        {isFolded && (
          <Button variant="ghost" small aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? "Less" : "More"}
          </Button>
        )}
        {attribution && mayWrite && (
          <Button onClick={() => setAttributing(true)}>
            <UserPlus className="size-3.5" strokeWidth={1.75} aria-hidden />
            Say who brought them…
          </Button>
        )}
      </div>
      {isWhole && attempts.length > 0 && <Attempts attempts={attempts} />}
      {!isWhole && (
        <ul aria-label="Rewards" className="border-t border-line px-4 py-2">
          {rewards.map((reward, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they are told in one order
            <RewardHeadline key={at} reward={reward} />
          ))}
        </ul>
      )}
      {isWhole && rewards.length > 0 && (
        <ul aria-label="Rewards" className="border-t border-line">
          {rewards.map((reward, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they are told in one order and hold no state but a dialog's
            <RewardLine key={at} reward={reward} campaign={campaign} />
          ))}
        </ul>
      )}
      {attribution && (
        <AttributeDialog
          open={isAttributing}
          onOpenChange={setAttributing}
          campaign={campaign}
          person={person}
          since={attribution.since}
        />
      )}
    </Card>
  );
}

function Attempts({ attempts }: { attempts: StoryAttempt[] }) {
  const { project } = useShell();
  return (
    <ul aria-label="Other codes" className="border-t border-line px-4 py-2 text-[12.5px] text-muted">
      {attempts.map(({ code, event, at, why }) => (
        <li key={`${code} ${at}`} className="py-0.5 break-words">
          <bdi className="mono text-ink">{code}</bdi>{" "}
          {event && (
            <>
              with{" "}
              <Link href={`/projects/${project.id}/events/${event.id}`} className={`mono ${textLink}`} prefetch={false}>
                {event.name}
              </Link>{" "}
            </>
          )}
          <RelativeTime at={at} timeZone={project.timeZone} className="num" />: {why}
        </li>
      ))}
    </ul>
  );
}
