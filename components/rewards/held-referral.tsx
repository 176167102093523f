import Link from "next/link";
import { PersonLink } from "@/components/campaign-page/person-link";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Chip } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import { textLink } from "@/components/ui/text-link";
import type { JudgeVerb } from "@/lib/client/reward-queries";
import type { HeldReward } from "@/lib/domain/campaign/reward-review";
import { rewardWords } from "@/lib/domain/campaign/reward-words";
import { customerName } from "@/lib/domain/event/customer-name";
import { dateWords } from "@/lib/domain/time-words";
import { EvidenceList } from "./evidence-list";
import type { useSelection } from "./use-selection";

const recipientOf = ({ side, referrer, referee }: HeldReward) => (side === "referrer" ? referrer : referee);

/** "€ 10.00 credits for Nora Ryan". */
export function heldWords(reward: HeldReward): string {
  return `${rewardWords(reward)} for ${customerName(recipientOf(reward))}`;
}

interface HeldReferralProps {
  /** Of one referral: one or both of its sides. */
  rewards: HeldReward[];
  mayJudge: boolean;
  selection: ReturnType<typeof useSelection>;
  isTabStop: (id: string) => boolean;
  onJudge: (verb: JudgeVerb, rewardId: string) => void;
}

/** Who came by whom, what looked suspicious about it, and what each of them would get. */
export function HeldReferral({ rewards, mayJudge, selection, isTabStop, onJudge }: HeldReferralProps) {
  const { project } = useShell();
  const [first] = rewards;
  if (!first) return null;
  const { referrer, referee, campaign, code, reviewUntil, createdAt, evidence } = first;
  return (
    <li className="border-b border-line px-4 py-3.5 last:border-b-0">
      <div className="mb-2.5 flex flex-wrap items-baseline gap-x-1.5 gap-y-0.5">
        <h2 className="flex min-w-0 flex-wrap items-baseline gap-x-1.5 text-[13px]">
          <PersonLink customer={referee} project={project.id} />
          <span className="font-normal text-muted">was brought by</span>
          <PersonLink customer={referrer} project={project.id} />
        </h2>
        <span className="text-muted">
          with <bdi className="mono text-ink">{code}</bdi> in{" "}
          <Link href={`/projects/${project.id}/campaigns/${campaign.id}`} className={textLink}>
            <bdi>{campaign.name}</bdi>
          </Link>
        </span>
        <RelativeTime at={createdAt} timeZone={project.timeZone} className="num text-muted" />
        <span className="num ml-auto text-[12.5px] text-warn">
          void on {dateWords(new Date(reviewUntil), new Date(), project.timeZone)} unless judged
        </span>
      </div>
      <EvidenceList evidence={evidence} referrer={referrer} referee={referee} />
      <ul className="mt-2.5 rounded-md border border-line">
        {rewards.map((reward) => (
          <HeldSide
            key={reward.id}
            reward={reward}
            mayJudge={mayJudge}
            isChosen={selection.has(reward.id)}
            isTabStop={isTabStop(reward.id)}
            onToggle={() => selection.toggle(reward.id)}
            onJudge={(verb) => onJudge(verb, reward.id)}
          />
        ))}
      </ul>
    </li>
  );
}

interface HeldSideProps {
  reward: HeldReward;
  mayJudge: boolean;
  isChosen: boolean;
  isTabStop: boolean;
  onToggle: () => void;
  onJudge: (verb: JudgeVerb) => void;
}

function HeldSide({ reward, mayJudge, isChosen, isTabStop, onToggle, onJudge }: HeldSideProps) {
  const { project } = useShell();
  const words = heldWords(reward);
  const isLater = new Date(reward.dueAt) > new Date();
  return (
    <li className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5 border-b border-line px-3 py-1.5 last:border-b-0 has-[input:focus-visible]:bg-hover">
      {mayJudge && (
        <Checkbox
          aria-label={`Select ${words}`}
          checked={isChosen}
          onChange={onToggle}
          data-row={reward.id}
          tabIndex={isTabStop ? 0 : -1}
        />
      )}
      <Chip>{reward.side === "referrer" ? "referrer" : "friend"}</Chip>
      <span className="min-w-0 break-words first-letter:uppercase">
        <bdi>{words}</bdi>
      </span>
      {isLater && (
        <span className="num text-[12.5px] text-muted">
          once approved, on {dateWords(new Date(reward.dueAt), new Date(), project.timeZone)}
        </span>
      )}
      <span className="ml-auto flex items-center gap-1.5">
        <Button asChild variant="ghost" small>
          <Link href={`/projects/${project.id}/events/${reward.eventId}`} prefetch={false}>
            Event
          </Link>
        </Button>
        {mayJudge && (
          <>
            <Button small onClick={() => onJudge("approve")} aria-label={`Approve ${words}`}>
              Approve…
            </Button>
            <Button small onClick={() => onJudge("refuse")} aria-label={`Refuse ${words}`}>
              Refuse…
            </Button>
          </>
        )}
      </span>
    </li>
  );
}
