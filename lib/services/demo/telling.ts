import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import type { DemoPerson } from "./people";
import type { Chance } from "./seeded";

export const storyDays = 122;
/** From this day on friends bring more friends than before. */
export const closeDay = storyDays - 3;

/** Days of the story on which the campaigns are made, the friends' campaign starts and the readers' one is paused. */
export const openingDay = 14;
export const friendsDay = 18;
export const pauseDay = 80;
/** On this one the friends' campaign may cost more. */
export const raiseDay = 96;

/**
 * Days on which somebody works on the schemas, in the morning; the apps send what is new from the day after. An order needs
 * its number from before the oldest event of the inbox on.
 */
export const planDay = storyDays - 22;
export const paymentDay = storyDays - 15;
export const orderDay = storyDays - 8;
export const draftDay = storyDays - 5;

/** A code that an event names: the one somebody holds in a campaign, or a text of nobody's. */
export type DemoCode = { holder: string; campaign: string } | { text: string };

export interface DemoEvent {
  at: Date;
  receivedAt: Date;
  name: string;
  customer: Record<string, unknown>;
  metadata: Record<string, unknown>;
  code: DemoCode | null;
  /** Where it came from, as far as its app says. */
  context?: { device_id: string };
  key: "shop" | "ios" | "browser";
  sourceId: string;
}

export type DemoHappening = Omit<DemoEvent, "receivedAt" | "sourceId">;

export interface DemoPublication {
  at: Date;
  campaign: string;
  person: DemoPerson;
  /** A code of their own choosing. */
  code: string | null;
}

/** On a day of the story, so many minutes after midnight. */
export interface DemoSchemaEdit {
  schema: string;
  day: number;
  minute: number;
  /** Of the version that it publishes; null: it stays a draft. */
  number: number | null;
  definition: EventSchemaDefinition;
}

/** What is told together: schemas and campaigns change, codes are given out, events come in, and all is decided at its moment. */
export interface DemoChapter {
  at: Date;
  opensCampaigns: boolean;
  pauses: string | null;
  raisesBudget: boolean;
  schemaEdits: DemoSchemaEdit[];
  publications: DemoPublication[];
  events: DemoEvent[];
}

/** The telling of it, day by day. */
export interface Telling {
  chance: Chance;
  day: number;
  /** Those who came on earlier days. */
  known: DemoPerson[];
  /** Somebody the shop has not met. */
  nextPerson: () => DemoPerson;
  /** A moment of the day, more often a busy one. */
  moment: () => Date;
  /** Null: it could not happen. */
  add: (event: DemoHappening | null) => void;
  publish: (publication: DemoPublication) => void;
}
