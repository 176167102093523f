"use client";

import { SearchX, UserRound } from "lucide-react";
import Link from "next/link";
import { useShell } from "@/components/shell/shell-context";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { textLink } from "@/components/ui/text-link";
import { customerName } from "@/lib/domain/event/customer-name";
import type { EventCustomer } from "@/lib/domain/event/event-record";
import type { RewardStory, Story } from "@/lib/domain/reward-story/story-record";
import { dateWords } from "@/lib/domain/time-words";
import { StoryThreads } from "./story-threads";

interface StoryAnswerProps {
  answer: RewardStory;
  onAsk: (q: string) => void;
}

/** The story, a choice of people, or what was looked for in vain. */
export function StoryAnswer({ answer, onAsk }: StoryAnswerProps) {
  const { story, people } = answer;
  if (story) return <PersonStory story={story} foundBy={answer.foundBy} q={answer.q} />;
  if (people.length > 0) return <Choice people={people} onAsk={onAsk} />;
  return <NotFound answer={answer} onAsk={onAsk} />;
}

/** How somebody is known besides by name; many apps take the address for their own id. */
function otherNames(person: EventCustomer): string[] {
  const names = [person.email, person.sourceId].filter((each) => each !== null && each !== customerName(person));
  return [...new Set(names)].filter((each) => each !== null);
}

interface PersonStoryProps extends Pick<RewardStory, "q" | "foundBy"> {
  story: Story;
}

function PersonStory({ story, foundBy, q }: PersonStoryProps) {
  const { project } = useShell();
  const { person, invited, friends, friendsCount, codes } = story;
  const known = dateWords(new Date(person.createdAt), new Date(), project.timeZone);
  const more = friendsCount - friends.length;
  return (
    <>
      {foundBy && (
        <p className="mb-2 text-muted">
          Found by <bdi className="text-ink">{foundBy}</bdi>
        </p>
      )}
      <div className="mb-4 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="min-w-0 text-[20px] leading-7 font-semibold tracking-tight break-words">
          <Link
            href={`/projects/${project.id}/customers/${person.id}`}
            className="rounded-sm underline-offset-4 hover:underline"
          >
            <bdi>{customerName(person)}</bdi>
          </Link>
        </h2>
        <p className="min-w-0 break-words text-muted">
          {otherNames(person).map((each) => `${each} · `)}known since <span className="num">{known}</span>
        </p>
        {codes.length > 0 && (
          <p className="text-muted sm:ml-auto">
            shares{" "}
            {codes.slice(0, 3).map(({ id, code, active }, at) => (
              <span key={id}>
                {at > 0 && ", "}
                <bdi className={active ? "mono text-ink" : "mono text-muted line-through"}>{code}</bdi>
              </span>
            ))}
            {codes.length > 3 && ` and ${codes.length - 3} more`}
          </p>
        )}
      </div>
      {invited.length > 0 && (
        <section aria-labelledby="as-friend" className="mb-6">
          <h2 id="as-friend" className="mb-2 text-[12px] font-medium text-muted">
            As the friend who came
          </h2>
          <StoryThreads threads={invited} person={person} q={q} />
        </section>
      )}
      {friends.length > 0 && (
        <section aria-labelledby="as-referrer">
          <h2 id="as-referrer" className="mb-2 text-[12px] font-medium text-muted">
            As the one who brought friends <span className="num">({friendsCount.toLocaleString("en-GB")})</span>
          </h2>
          <StoryThreads threads={friends} person={person} q={q} />
          {more > 0 && (
            <p className="mt-3 text-muted">
              The newest {friends.length} are told.{" "}
              <Link href={`/projects/${project.id}/customers/${person.id}?tab=friends`} className={textLink}>
                All {friendsCount.toLocaleString("en-GB")} friends
              </Link>
            </p>
          )}
        </section>
      )}
      {invited.length === 0 && friends.length === 0 && (
        <EmptyState icon={UserRound} title="No campaign has to do with them">
          <p className="text-muted">No referral campaign is running, and none that ran knew this person.</p>
        </EmptyState>
      )}
    </>
  );
}

function Choice({ people, onAsk }: { people: EventCustomer[]; onAsk: (q: string) => void }) {
  return (
    <Card className="max-w-[640px]">
      <h2 className="border-b border-line px-4 py-3 font-medium">{people.length} people fit that. Whom do you mean?</h2>
      <ul className="p-1">
        {people.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              onClick={() => onAsk(each.id)}
              className="flex w-full flex-wrap items-baseline gap-x-2 rounded-md px-3 py-2 text-left hover:bg-hover"
            >
              <bdi className="font-medium">{customerName(each)}</bdi>
              <span className="text-muted">{otherNames(each).join(" · ")}</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function NotFound({ answer: { q, foundBy, lookedFor, suggestions }, onAsk }: StoryAnswerProps) {
  return (
    <Card className="max-w-[640px]">
      <div className="flex gap-3 px-4 py-4">
        <SearchX className="mt-0.5 size-4 shrink-0 text-faint" strokeWidth={1.75} aria-hidden />
        <div className="min-w-0">
          <h2 className="font-medium break-words">
            {foundBy ? (
              <>
                <bdi>{foundBy.charAt(0).toUpperCase() + foundBy.slice(1)}</bdi>: there is nobody to tell of
              </>
            ) : (
              <>
                Nothing was found for “<bdi>{q}</bdi>”
              </>
            )}
          </h2>
          {lookedFor.length > 0 && <p className="mt-1 text-muted">Looked for {lookedFor.join(", for ")}.</p>}
          {suggestions.length === 0 && !foundBy && (
            <p className="mt-1 text-muted">Nothing like it was found either. It may be of another project.</p>
          )}
        </div>
      </div>
      {suggestions.length > 0 && (
        <>
          <h3 className="border-t border-line px-4 pt-3 text-[12px] font-medium text-muted">Did you mean</h3>
          <ul className="p-1">
            {suggestions.map((each) => (
              <li key={each.q}>
                <button
                  type="button"
                  onClick={() => onAsk(each.q)}
                  className="w-full rounded-md px-3 py-1.5 text-left text-accent-text hover:bg-hover"
                >
                  <bdi>{each.words}</bdi>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
