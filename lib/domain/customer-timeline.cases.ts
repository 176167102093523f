import type { TimelineEntry } from "./customer-timeline-record";

const common = { id: "evcus_1.x", at: "2026-11-24T12:00:00.000Z" };
const campaign = { id: "camp_1", name: "Friends of Northwind" };
const alex = { id: "cust_2", sourceId: "alex", name: "Alex Doe", email: null };

const referral = {
  ...{ id: "ref_1", campaign, other: alex, code: "NRY-01", eventId: "event_1" },
  status: "qualified" as const,
  ...{ attributedAt: common.at, qualifiedAt: common.at },
};
const reward = { campaign, code: "CARD-1", eventId: "event_1" };

/** What the timeline says of each kind of entry, and the event to ask why. */
export const timelineCases: { entry: TimelineEntry; sentence: string; asks: string | null }[] = [
  {
    entry: { kind: "referral", ...common, role: "referee", step: "came", referral },
    sentence: "Came with Alex Doe’s code NRY-01",
    asks: "event_1",
  },
  {
    entry: { kind: "referral", ...common, role: "referee", step: "came_and_converted", referral },
    sentence: "Came with Alex Doe’s code NRY-01 and converted at once",
    asks: "event_1",
  },
  {
    // The event that named the code is not the one that converted.
    entry: { kind: "referral", ...common, role: "referee", step: "converted", referral },
    sentence: "Converted: Alex Doe’s referral counts",
    asks: null,
  },
  {
    entry: { kind: "referral", ...common, role: "referrer", step: "came", referral },
    sentence: "Alex Doe came with the code NRY-01",
    asks: "event_1",
  },
  {
    entry: { kind: "referral", ...common, role: "referrer", step: "came_and_converted", referral },
    sentence: "Alex Doe came with the code NRY-01 and converted at once",
    asks: "event_1",
  },
  {
    entry: { kind: "referral", ...common, role: "referrer", step: "converted", referral },
    sentence: "Alex Doe converted, after coming with the code NRY-01",
    asks: null,
  },
  {
    entry: {
      kind: "reward",
      ...common,
      ...reward,
      side: "referrer",
      reward: "credits",
      label: null,
      amountMinor: "1000",
      currency: "EUR",
    },
    sentence: "Got € 10.00 credits for bringing a friend: CARD-1",
    asks: "event_1",
  },
  {
    entry: {
      kind: "reward",
      ...common,
      ...reward,
      side: "referee",
      reward: "coupon",
      label: null,
      amountMinor: null,
      currency: null,
    },
    sentence: "Got a coupon for coming with a friend’s code: CARD-1",
    asks: "event_1",
  },
  {
    entry: { kind: "code", ...common, campaign, code: "NRY-01" },
    sentence: "Was given the code NRY-01",
    asks: null,
  },
  {
    entry: { kind: "edit", ...common, action: "created", actor: "Mara Klein", fields: ["name", "email"] },
    sentence: "Created by Mara Klein, with name and e-mail",
    asks: null,
  },
  {
    entry: { kind: "edit", ...common, action: "created", actor: "Shop key", fields: [] },
    sentence: "Created by Shop key",
    asks: null,
  },
  {
    entry: { kind: "edit", ...common, action: "changed", actor: "Mara Klein", fields: ["name", "phone", "metadata"] },
    sentence: "Mara Klein changed the name, phone and metadata",
    asks: null,
  },
  {
    entry: { kind: "edit", ...common, action: "changed", actor: "Mara Klein", fields: [] },
    sentence: "Mara Klein changed the record",
    asks: null,
  },
];
