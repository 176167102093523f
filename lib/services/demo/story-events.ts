import { type DemoPerson, nora } from "./people";
import type { Chance } from "./seeded";
import { type DemoEvent, type DemoHappening, orderDay, paymentDay, type Telling } from "./telling";

const products = [
  "Oak desk lamp",
  "Linen throw",
  "Walnut cutting board",
  "Stoneware mug",
  "Wool slippers",
  "Cork notebook",
  "Enamel kettle",
  "Beech stool",
  "Wax wrap set",
  "Felt laptop sleeve",
];
const ebooks = ["The small kitchen", "Caring for wood", "Twelve quiet rooms", "Mending at home"];
const praise = [
  "Lovely, and well packed.",
  "Does what it should.",
  "Smaller than I thought.",
  "A present that was kept.",
];

const ratesToEuro: Record<string, { currency: string; rate: number }> = {
  GB: { currency: "GBP", rate: 0.86 },
  SE: { currency: "SEK", rate: 11.2 },
  PL: { currency: "PLN", rate: 4.3 },
};

export type DemoEventName =
  | "checkout_completed"
  | "cart_abandoned"
  | "left_review"
  | "newsletter_subscribe"
  | "ebook_download"
  | "share_social";

/** How often each happens on an ordinary day, half way through the story. */
export const eventsADay: Record<DemoEventName, number> = {
  checkout_completed: 9,
  cart_abandoned: 5.5,
  left_review: 2,
  newsletter_subscribe: 1.8,
  ebook_download: 2.2,
  share_social: 1.4,
};

function basket(chance: Chance, { country }: DemoPerson) {
  const { currency, rate } = ratesToEuro[country] ?? { currency: "EUR", rate: 1 };
  const euros = 12 + 190 * chance.next() ** 2.4;
  return { amount: Math.round(euros * rate * 100) / 100, currency, items: chance.between(1, 6) };
}

function order({ chance, day, person, number, key }: Sent) {
  const isNumbered = day >= orderDay || key !== "ios" || !chance.happens(0.15);
  return {
    ...(isNumbered ? { order_id: `NW-${10_000 + number}` } : {}),
    ...basket(chance, person),
    ...(day > paymentDay
      ? { payment: chance.pick(["card", "card", "paypal", "invoice"]), first_order: chance.happens(0.3) }
      : {}),
    // Not in the schema: kept, and marked.
    ...(chance.happens(0.04) ? { utm_campaign: "autumn-letter" } : {}),
  };
}

/** Somebody who is known does something that all shops hear of; those who came lately more often. */
export function ordinaryEvent(telling: Telling, name: DemoEventName, number: number): DemoHappening {
  const { chance, day, known, moment } = telling;
  const key = chance.happens(0.3) ? "ios" : "shop";
  const person = chance.happens(0.3)
    ? (known.at(-chance.between(1, Math.min(60, known.length))) ?? nora)
    : chance.pick(known);
  const metadata = demoMetadata(name, { chance, day, person, number, key });
  return {
    at: moment(),
    name,
    customer: { source_id: person.email },
    metadata,
    code: null,
    key,
  };
}

interface Sent extends Pick<Telling, "chance" | "day"> {
  person: DemoPerson;
  /** Tells one order or cart from another. */
  number: number;
  key: DemoEvent["key"];
}

/** What an app sends of the event, by the version of the day. */
export function demoMetadata(name: DemoEventName, sent: Sent): Record<string, unknown> {
  const { chance, person, number, key } = sent;
  switch (name) {
    case "checkout_completed":
      return order(sent);
    case "cart_abandoned":
      return {
        cart_id: `C-${50_000 + number}`,
        ...basket(chance, person),
        ...(key === "ios" && chance.happens(0.4) ? {} : { step: chance.pick(["basket", "address", "payment"]) }),
      };
    case "left_review":
      return {
        product: chance.pick(products),
        rating: chance.weighted([[5, 9] as const, [4, 6] as const, [3, 2] as const, [2, 1] as const]),
        ...(chance.happens(0.6) ? { text: chance.pick(praise) } : {}),
        verified: chance.happens(0.8),
      };
    case "newsletter_subscribe":
      return {
        list: chance.pick(["weekly", "weekly", "offers", "makers"]),
        source: chance.pick(["footer", "checkout", "popup"]),
      };
    case "ebook_download":
      return { title: chance.pick(ebooks), format: chance.pick(["pdf", "epub"]) };
    case "share_social": {
      const product = chance.pick(products);
      const url = `https://northwind.example/p/${product.toLowerCase().replaceAll(" ", "-")}`;
      return { network: chance.pick(["instagram", "pinterest", "mastodon"]), product, url };
    }
  }
}
