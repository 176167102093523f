import type { ArrivalFacts, Trace } from "./facts";

/** Somebody who became a friend a moment ago, before anybody could read of it. */
export interface Came {
  campaignId: string;
  referrerId: string;
  refereeId: string;
  at: Date;
  trace: Trace | null;
}

export interface Comer {
  campaignId: string;
  /** Whose code it is. */
  holderId: string;
  refereeId: string;
  at: Date;
}

const dayMs = 86_400_000;
export const otherFriend = "another friend of the same referrer";

/** What is known of who comes, with the friends that came a moment before: they count as those that were read. */
export function withCame(arrival: ArrivalFacts, comer: Comer, came: Came[]): ArrivalFacts {
  const friends = came.filter(
    ({ referrerId, refereeId }) => referrerId === comer.holderId && refereeId !== comer.refereeId,
  );
  const until = comer.at.getTime();
  const inDay = friends.filter(
    ({ campaignId, at }) => campaignId === comer.campaignId && at.getTime() > until - dayMs && at.getTime() <= until,
  );
  return {
    ...arrival,
    isLoop:
      arrival.isLoop ||
      came.some(({ referrerId, refereeId }) => refereeId === comer.holderId && referrerId === comer.refereeId),
    friendsInDay: arrival.friendsInDay + inDay.length,
    traces: [...friends.flatMap(({ trace }) => (trace ? [{ ...trace, who: otherFriend }] : [])), ...arrival.traces],
  };
}
