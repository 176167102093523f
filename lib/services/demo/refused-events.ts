import type { DemoEvent } from "./telling";

/** A body that the shop's apps posted and that is no event of its schemas. */
export interface DemoRefused {
  /** How long before the end of the story. */
  hoursBefore: number;
  key: DemoEvent["key"];
  body: string;
}

const customer = (at: number) => ({ source_id: `guest-${4_100 + at}` });
const order = (at: number) => ({
  order_id: `NW-${30_400 + at}`,
  amount: 19 + at * 3.5,
  currency: "EUR",
  items: (at % 4) + 1,
});

/** A release of the iOS app sends what is paid as text. */
function amountAsText(at: number): DemoRefused {
  const metadata = { ...order(at), amount: (24.9 + at * 7.35).toFixed(2), payment: "card" };
  const body = { event: "checkout_completed", customer: customer(at), metadata };
  return { hoursBefore: 7 + at * 8.5, key: "ios", body: JSON.stringify(body) };
}

function withoutOrder(at: number): DemoRefused {
  const { order_id: _, ...metadata } = order(at);
  const body = { event: "checkout_completed", customer: customer(20 + at), metadata };
  return { hoursBefore: 30 + at * 19, key: "shop", body: JSON.stringify(body) };
}

function underAnotherName(at: number): DemoRefused {
  const body = { event: "checkout_complete", customer: customer(40 + at), metadata: order(40 + at) };
  return { hoursBefore: 3 + at * 5, key: "shop", body: JSON.stringify(body) };
}

/** The app posts before it knows who has signed in. */
function ofNobody(at: number): DemoRefused {
  const metadata = { cart_id: `C-${80_000 + at}`, amount: 35 + at, currency: "EUR", items: 2 };
  const body = { event: "cart_abandoned", customer: { source_id: "undefined" }, metadata };
  return { hoursBefore: 11 + at * 23, key: "ios", body: JSON.stringify(body) };
}

function ratedTooHigh(at: number): DemoRefused {
  const metadata = { product: "Oak desk lamp", rating: 6 + at, verified: true };
  const body = { event: "left_review", customer: customer(60 + at), metadata };
  return { hoursBefore: 50 + at * 40, key: "shop", body: JSON.stringify(body) };
}

/** Cut off on the way: not every body is JSON. */
const cutOff: DemoRefused = {
  hoursBefore: 64,
  key: "ios",
  body: '{"event":"share_social","customer":{"source_id":"guest-4170"},"metadata":{"network":"insta',
};

const times = (count: number, make: (at: number) => DemoRefused) => Array.from({ length: count }, (_, at) => make(at));

/** The oldest first. */
export const demoRefused: readonly DemoRefused[] = [
  ...times(18, amountAsText),
  ...times(7, withoutOrder),
  ...times(9, underAnotherName),
  ...times(5, ofNobody),
  ...times(2, ratedTooHigh),
  cutOff,
].sort((one, other) => other.hoursBefore - one.hoursBefore);
