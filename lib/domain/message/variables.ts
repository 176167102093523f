import { type MessageOccasion, sideOf } from "./occasion";

/** What a template may say of a message, by name. */
export interface TemplateVariable {
  path: string;
  words: string;
}

export const metadataPath = "customer.metadata.";

const common: TemplateVariable[] = [
  { path: "customer.first_name", words: "First name of whoever gets the mail, if known" },
  { path: "customer.name", words: "Whole name of whoever gets the mail, if known" },
  { path: "customer.source_id", words: "The app’s own id of whoever gets the mail" },
  { path: "campaign.name", words: "Name of the campaign" },
  { path: "project.name", words: "Name of the project" },
  { path: "code", words: "The code that the friend came by" },
  { path: "status_link", words: "Page where they see how their invitations stand" },
];

const ofReferrer: TemplateVariable[] = [
  { path: "friend.first_name", words: "First name of the friend, if known" },
  { path: "share_link", words: "Link to invite more friends by" },
];
const ofReferee: TemplateVariable[] = [
  { path: "referrer.first_name", words: "First name of whoever invited them, if known" },
];

const ofReward: TemplateVariable[] = [
  { path: "reward.words", words: "What they get, such as “€ 15.00 credits”" },
  { path: "reward.code", words: "The coupon or card, once it is given" },
];
const ofPending: TemplateVariable = { path: "reward.until", words: "Until when it waits, in the project’s time zone" };
const ofEnded: TemplateVariable = { path: "reward.reason", words: "Why it came to nothing, in plain words" };

/** The variables of an occasion; beside them every key of the customer's metadata, as customer.metadata.plan. */
export function variablesOf(occasion: MessageOccasion): TemplateVariable[] {
  const isOfReward = /reward_|tier_/.test(occasion);
  return [
    ...common,
    ...(sideOf(occasion) === "referrer" ? ofReferrer : ofReferee),
    ...(isOfReward ? ofReward : []),
    ...(/reward_pending|tier_/.test(occasion) ? [ofPending] : []),
    ...(occasion.endsWith("reward_ended") ? [ofEnded] : []),
  ];
}

/** The facts of one message, for its template: a value for each of the occasion's variables. */
export interface MessageFacts {
  values: Readonly<Record<string, string | null>>;
  metadata: Readonly<Record<string, unknown>>;
}

const examples: Record<string, string> = {
  "customer.first_name": "Anna",
  "customer.name": "Anna Berg",
  "customer.source_id": "customer-4711",
  "campaign.name": "Friends",
  "project.name": "Shop",
  code: "FRIEND-7KQ2",
  status_link: "https://goodword.example/s/example",
  share_link: "https://goodword.example/r/FRIEND-7KQ2",
  "friend.first_name": "Ben",
  "referrer.first_name": "Ben",
  "reward.words": "€ 15.00 credits",
  "reward.code": "GIFT-3MXA",
  "reward.until": "14 December 2026",
  "reward.reason": "the purchase it was for was refunded",
};

/** Facts of nobody, to look at a template before anybody came. */
export function exampleFacts(occasion: MessageOccasion, known: Partial<Record<string, string>> = {}): MessageFacts {
  const of = (path: string) => known[path] ?? examples[path] ?? null;
  return { values: Object.fromEntries(variablesOf(occasion).map(({ path }) => [path, of(path)])), metadata: {} };
}
