import { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import type { Property } from "@/lib/domain/event-schema/property";
import { type DemoSchemaEdit, draftDay, orderDay, paymentDay, planDay } from "./telling";

type Rules = Partial<Omit<Property, "id" | "name" | "type">>;

export interface DemoSchema {
  name: string;
  description: string;
  first: EventSchemaDefinition;
}

const property = (name: string, type: Property["type"], rules: Rules = {}) => ({ id: name, name, type, ...rules });
const required = true;
const money = { constraints: { min: 0, max: 100_000 } };
const currency = property("currency", "string", {
  required,
  constraints: { allowedValues: ["EUR", "GBP", "SEK", "PLN"] },
});
const items = property("items", "integer", { required, constraints: { min: 1, max: 500 } });

function define(...properties: ReturnType<typeof property>[]): EventSchemaDefinition {
  return EventSchemaDefinition.parse({ properties });
}

const signUp = [
  property("sign_up_date", "datetime", { required, description: "When the account was made" }),
  property("app", "string", { constraints: { allowedValues: ["web", "ios", "android"] } }),
];

const orderId = property("order_id", "string", { example: "NW-10482" });
const paid = [
  property("amount", "number", { required, ...money, description: "What was paid, shipping included", example: 49.9 }),
  currency,
  items,
];
const howPaid = [
  property("payment", "string", { constraints: { allowedValues: ["card", "paypal", "invoice"] } }),
  property("first_order", "boolean"),
];

const cart = [
  property("cart_id", "string", { required }),
  property("amount", "number", { required, ...money }),
  currency,
  items,
];
const step = property("step", "string", {
  constraints: { allowedValues: ["basket", "address", "payment"] },
  description: "How far the customer came",
});

/** The events of the demo shop, each with what its apps sent of it in the beginning. */
export const demoSchemas: DemoSchema[] = [
  {
    name: "signed_up",
    description: "An account was made, on the web or in an app; sent by the server once the address is confirmed.",
    first: define(...signUp),
  },
  {
    name: "checkout_completed",
    description: "An order was paid; sent by the web shop and the iOS app.",
    first: define(orderId, ...paid),
  },
  {
    name: "cart_abandoned",
    description: "A cart lay untouched for an hour; sent by the web shop and the iOS app.",
    first: define(...cart, step),
  },
  {
    name: "left_review",
    description: "A product was rated; sent once the review is shown in the shop.",
    first: define(
      property("product", "string", { required }),
      property("rating", "integer", { required, constraints: { min: 1, max: 5 } }),
      property("text", "string", { constraints: { maxLength: 2_000 } }),
      property("verified", "boolean"),
    ),
  },
  {
    name: "newsletter_subscribe",
    description: "A newsletter was ordered and confirmed; sent by the web shop.",
    first: define(
      property("list", "string", { required, constraints: { allowedValues: ["weekly", "offers", "makers"] } }),
      property("source", "string", { constraints: { allowedValues: ["footer", "checkout", "popup"] } }),
    ),
  },
  {
    name: "ebook_download",
    description: "An address was left for an e-book, often before there is an account; sent by the web shop.",
    first: define(
      property("title", "string", { required }),
      property("format", "string", { required, constraints: { allowedValues: ["pdf", "epub"] } }),
    ),
  },
  {
    name: "share_social",
    description: "A share button of a product was pressed; sent by the web shop and the iOS app.",
    first: define(
      property("network", "string", { required }),
      property("product", "string", { required }),
      property("url", "string", { constraints: { format: "url" } }),
    ),
  },
];

/** What became of them, the earliest first. */
export const demoSchemaEdits: DemoSchemaEdit[] = [
  {
    schema: "signed_up",
    day: planDay,
    minute: 9 * 60 + 12,
    number: 2,
    definition: define(...signUp, property("plan", "string", { constraints: { allowedValues: ["free", "plus"] } })),
  },
  {
    schema: "checkout_completed",
    day: paymentDay,
    minute: 10 * 60 + 34,
    number: 2,
    definition: define(orderId, ...paid, ...howPaid),
  },
  {
    schema: "checkout_completed",
    day: orderDay,
    minute: 8 * 60 + 47,
    number: 3,
    definition: define({ ...orderId, required }, ...paid, ...howPaid),
  },
  {
    schema: "cart_abandoned",
    day: draftDay,
    minute: 9 * 60 + 26,
    number: null,
    definition: define(...cart, { ...step, required }, property("coupon", "string", { example: "HELLO-4K7QXM" })),
  },
];
