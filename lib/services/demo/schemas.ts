import { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import type { Property } from "@/lib/domain/event-schema/property";

type Rules = Partial<Omit<Property, "id" | "name" | "type">>;

const property = (name: string, type: Property["type"], rules: Rules = {}) => ({ id: name, name, type, ...rules });
const required = true;
const money = { constraints: { min: 0, max: 100_000 } };
const currency = property("currency", "string", {
  required,
  constraints: { allowedValues: ["EUR", "GBP", "SEK", "PLN"] },
});

function define(properties: ReturnType<typeof property>[]): EventSchemaDefinition {
  return EventSchemaDefinition.parse({ properties });
}

/** The events of the demo shop, each with what its apps send of it. */
export const demoSchemas: Record<string, EventSchemaDefinition> = {
  signed_up: define([
    property("sign_up_date", "datetime", { required, description: "When the account was made" }),
    property("app", "string", { constraints: { allowedValues: ["web", "ios", "android"] } }),
    property("plan", "string", { constraints: { allowedValues: ["free", "plus"] } }),
  ]),
  checkout_completed: define([
    property("order_id", "string", { required, example: "NW-10482" }),
    property("amount", "number", {
      required,
      ...money,
      description: "What was paid, shipping included",
      example: 49.9,
    }),
    currency,
    property("items", "integer", { required, constraints: { min: 1, max: 500 } }),
    property("payment", "string", { constraints: { allowedValues: ["card", "paypal", "invoice"] } }),
    property("first_order", "boolean"),
  ]),
  cart_abandoned: define([
    property("cart_id", "string", { required }),
    property("amount", "number", { required, ...money }),
    currency,
    property("items", "integer", { required, constraints: { min: 1, max: 500 } }),
    property("step", "string", { constraints: { allowedValues: ["basket", "address", "payment"] } }),
  ]),
  left_review: define([
    property("product", "string", { required }),
    property("rating", "integer", { required, constraints: { min: 1, max: 5 } }),
    property("text", "string", { constraints: { maxLength: 2_000 } }),
    property("verified", "boolean"),
  ]),
  newsletter_subscribe: define([
    property("list", "string", { required, constraints: { allowedValues: ["weekly", "offers", "makers"] } }),
    property("source", "string", { constraints: { allowedValues: ["footer", "checkout", "popup"] } }),
  ]),
  ebook_download: define([
    property("title", "string", { required }),
    property("format", "string", { required, constraints: { allowedValues: ["pdf", "epub"] } }),
  ]),
  share_social: define([
    property("network", "string", { required }),
    property("product", "string", { required }),
    property("url", "string", { constraints: { format: "url" } }),
  ]),
};
