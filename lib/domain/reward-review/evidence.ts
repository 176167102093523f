import type { FraudSignal } from "../campaign/kinds";
import type { EventCustomer } from "../event/event-record";
import { customerPart } from "../event/trace-step";
import { bad, type Phrase, phrase, strong } from "../phrase";
import type { FiredSignal, Trace } from "../referral/facts";
import { dateWords, durationWords } from "../time-words";
import type { Evidence } from "./evidence-record";

/** What is known of one referral whose rewards are held. */
export interface EvidenceFacts {
  signals: FiredSignal[];
  referrer: EventCustomer & { phone: string | null };
  referee: EventCustomer & { phone: string | null };
  /** The event they came with; null when a person attributed it. */
  arrival: SeenEvent | null;
  /** Events of the referrer, and of other friends of theirs, from the same device, or the same address and browser. */
  alike: SeenEvent[];
  /** Friends of the referrer in the 24 hours before. */
  friends: EventCustomer[];
  /** Where the friend once brought the referrer. */
  loop: { campaign: string; at: Date } | null;
  now: Date;
  timeZone: string;
}

export interface SeenEvent extends Trace {
  id: string;
  name: string;
  at: Date;
  customer: EventCustomer;
}

type Told = Pick<Evidence, "words" | "values" | "events">;

const none = { values: [], events: [] };

const told: Record<FraudSignal, (facts: EvidenceFacts, saw: string) => Told> = {
  same_email: ({ referrer, referee }) => ({
    ...none,
    words: phrase`Same mailbox as ${customerPart(referrer)}`,
    values: [{ label: "E-mail", referrer: referrer.email, referee: referee.email }],
  }),
  same_phone: ({ referrer, referee }) => ({
    ...none,
    words: phrase`Same phone number as ${customerPart(referrer)}`,
    values: [{ label: "Phone", referrer: referrer.phone, referee: referee.phone }],
  }),
  same_device: (facts, saw) => {
    const events = facts.alike.filter(({ deviceId }) => deviceId !== null && deviceId === facts.arrival?.deviceId);
    return alike("Same device as", saw, facts, events, [["Device", ({ deviceId }) => deviceId]]);
  },
  same_ip_agent: (facts, saw) => {
    const { arrival } = facts;
    const events = facts.alike.filter(
      ({ ip, userAgent }) => ip !== null && ip === arrival?.ip && userAgent === arrival.userAgent,
    );
    return alike("Same address and browser as", saw, facts, events, [
      ["Address", ({ ip }) => ip],
      ["Browser", ({ userAgent }) => userAgent],
    ]);
  },
  disposable_email: ({ referee }) => ({
    ...none,
    words: phrase`A throw-away mailbox: ${bad(referee.email ?? "gone since")}`,
  }),
  velocity: ({ referrer, friends }, saw) => ({
    ...none,
    words:
      friends.length === 0
        ? phrase`${customerPart(referrer)} brought ${strong(saw)}`
        : phrase`${customerPart(referrer)} brought ${strong(saw)}, among them ${names(friends)}`,
  }),
  loop: ({ referrer, referee, loop, now, timeZone }) => ({
    ...none,
    words: loop
      ? phrase`${customerPart(referee)} once brought ${customerPart(referrer)}, in ${strong(loop.campaign)} on ${strong(dateWords(loop.at, now, timeZone))}`
      : phrase`${customerPart(referee)} once brought ${customerPart(referrer)}`,
  }),
};

/** Each sign that fired, the gravest answer first: what made it be held stands on top. */
export function evidenceOf(facts: EvidenceFacts): Evidence[] {
  const weight = { refuse: 0, hold: 1, note: 2, off: 3 };
  return facts.signals
    .toSorted((one, other) => weight[one.answer] - weight[other.answer])
    .map(({ signal, answer, saw }) => ({ signal, answer, ...told[signal](facts, saw) }));
}

const namedMax = 3;

function names(people: EventCustomer[]): Phrase {
  return people.slice(0, namedMax).flatMap((each, at) => phrase`${at === 0 ? "" : ", "}${customerPart(each)}`);
}

const eventsMax = 5;

/** "Same device as Mara Klein: 2 events, 3 min before they came". The stored words where those events are gone. */
function alike(
  words: string,
  saw: string,
  { arrival, referrer }: EvidenceFacts,
  seen: SeenEvent[],
  values: [label: string, of: (trace: Trace) => string | null][],
): Told {
  if (!arrival || seen.length === 0) return { ...none, words: phrase`Came from ${strong(saw)}` };
  const gapMs = ({ at }: SeenEvent) => Math.abs(at.getTime() - arrival.at.getTime());
  const events = seen.toSorted((one, other) => gapMs(one) - gapMs(other));
  const [nearest] = events;
  if (!nearest) throw new Error("a list that is not empty has a first");
  const who = nearest.customer;
  const own = events.filter(({ customer }) => customer.id === who.id);
  const gap = durationWords(gapMs(nearest));
  const side = nearest.at > arrival.at ? "after" : "before";
  const count = `${own.length} ${own.length === 1 ? "event" : "events"}`;
  const friend = who.id === referrer.id ? [] : phrase`, another friend of ${customerPart(referrer)}`;
  return {
    words: phrase`${words} ${customerPart(who)}${friend}: ${strong(count)}, ${strong(gap)} ${side} they came`,
    values: values.map(([label, of]) => ({ label, referrer: of(nearest), referee: of(arrival) })),
    events: [arrival, ...own].slice(0, eventsMax).map(({ id, name, at, customer }) => ({
      ...{ id, name, customer },
      at: at.toISOString(),
    })),
  };
}
