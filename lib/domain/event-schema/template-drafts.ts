import type { z } from "zod";
import type { Property } from "./property";

export type PropertyDraft = Omit<z.input<typeof Property>, "id" | "properties"> & { properties?: PropertyDraft[] };

export interface TemplateDraft {
  name: string;
  description: string;
  properties: PropertyDraft[];
}

type Rest = Omit<PropertyDraft, "name" | "type" | "description">;

function text(name: string, description: string, example: string, rest: Rest = {}): PropertyDraft {
  return { name, type: "string", description, example, ...rest };
}

function choice(name: string, description: string, allowedValues: string[], rest: Rest = {}): PropertyDraft {
  return {
    name,
    type: "string",
    description,
    constraints: { allowedValues },
    example: allowedValues[0] ?? "",
    ...rest,
  };
}

function count(name: string, description: string, example: number, rest: Rest = {}): PropertyDraft {
  return { name, type: "integer", description, example, constraints: { min: 0 }, ...rest };
}

function amount(name: string, description: string, rest: Rest = {}): PropertyDraft {
  return count(name, `${description}, in the smallest unit of the currency (cents)`, 12_990, rest);
}

function yesNo(name: string, description: string): PropertyDraft {
  return { name, type: "boolean", description, example: true };
}

function url(name: string, description: string, rest: Rest = {}): PropertyDraft {
  return text(name, description, "https://example.com/summer", { constraints: { format: "url" }, ...rest });
}

const required = { required: true };

const currency = text("currency", "Three-letter code of the currency (ISO 4217)", "EUR", {
  constraints: { pattern: "^[A-Z]{3}$" },
});
const source = text("source", "Where the customer came from", "homepage");
const campaign = text("utm_campaign", "The campaign in the link that was followed", "summer-2024");
const at = {
  name: "starts_at",
  type: "datetime",
  description: "When it starts",
  example: "2024-05-31T10:00:00Z",
} as const;

const place: PropertyDraft[] = [
  text("place_id", "Your id of the place", "store-12", required),
  text("place_name", "The name people know it by", "Main Square"),
  text("city", "The city it is in", "Kraków"),
  choice("method", "How it was recorded", ["qr_code", "beacon", "staff", "app"]),
];

const target: PropertyDraft[] = [
  text("content_id", "Your id of what it was about", "article-7", required),
  choice("content_type", "What kind of thing that is", ["product", "article", "offer", "event", "page"]),
  url("content_url", "Where it can be seen"),
];

const rated: PropertyDraft[] = [
  text("content_id", "Your id of what it was about", "sku-100", required),
  choice("content_type", "What kind of thing that is", ["product", "article", "place", "service"]),
  text("language", "The language it was written in", "en"),
];

const cartLine: PropertyDraft[] = [
  text("sku", "Your id of the product", "sku-100", required),
  text("name", "The name of the product", "Rain jacket"),
  count("quantity", "How many", 1, { ...required, constraints: { min: 1 } }),
  amount("price_minor", "The price of one"),
];

export const templateDrafts: TemplateDraft[] = [
  {
    name: "customer_subscribed",
    description: "A customer took out a subscription.",
    properties: [
      text("plan", "The plan that was chosen", "pro", required),
      choice("billing_period", "How often it is paid", ["month", "year"]),
      amount("amount_minor", "The price of one period"),
      currency,
      yesNo("is_trial", "Whether it starts with a free trial"),
    ],
  },
  {
    name: "cart_abandoned",
    description: "A customer left a cart with something in it.",
    properties: [
      text("cart_id", "Your id of the cart", "cart-99812", required),
      amount("total_minor", "What the cart is worth", required),
      currency,
      {
        name: "items",
        type: "object",
        list: true,
        description: "What is in the cart",
        properties: cartLine,
        constraints: { maxItems: 100 },
      },
      url("cart_url", "Where the customer can go on"),
    ],
  },
  {
    name: "sign_up",
    description: "Somebody made an account.",
    properties: [
      choice("method", "How they signed up", ["email", "google", "apple", "facebook", "phone"], required),
      yesNo("marketing_consent", "Whether they agreed to hear from you"),
      source,
      campaign,
    ],
  },
  {
    name: "newsletter_subscribe",
    description: "Somebody asked for the newsletter.",
    properties: [
      text("list", "Which newsletter", "weekly", required),
      text("email", "The address it goes to", "ana@example.com", {
        constraints: { format: "email" },
        personalData: true,
      }),
      yesNo("double_opt_in", "Whether the address was confirmed"),
      source,
    ],
  },
  {
    name: "ebook_download",
    description: "Somebody downloaded an e-book.",
    properties: [
      text("ebook_id", "Your id of the e-book", "ebook-3", required),
      text("title", "Its title", "Ten ways to say thanks"),
      choice("file_format", "The format of the file", ["pdf", "epub", "mobi"]),
      source,
      campaign,
    ],
  },
  { name: "check_in", description: "A customer arrived at a place.", properties: place },
  {
    name: "check_out",
    description: "A customer left a place.",
    properties: [...place, count("minutes_stayed", "How long they stayed, in minutes", 45)],
  },
  {
    name: "share_social",
    description: "A customer shared something on a social network.",
    properties: [
      choice(
        "network",
        "On which network",
        ["facebook", "instagram", "x", "linkedin", "tiktok", "whatsapp", "other"],
        required,
      ),
      ...target,
    ],
  },
  {
    name: "share_email",
    description: "A customer shared something by e-mail.",
    properties: [...target, count("recipients", "To how many people", 1, { constraints: { min: 1 } })],
  },
  {
    name: "join_webinar",
    description: "A customer joined a webinar.",
    properties: [
      text("webinar_id", "Your id of the webinar", "webinar-5", required),
      text("title", "Its title", "Getting started"),
      at,
      choice("attendance", "Whether it was live", ["live", "recording"]),
      count("minutes_watched", "How long they watched, in minutes", 38),
    ],
  },
  {
    name: "join_event",
    description: "A customer came to an event.",
    properties: [
      text("event_id", "Your id of the event", "meetup-8", required),
      text("title", "Its title", "Spring meetup"),
      at,
      text("city", "The city it took place in", "Berlin"),
      choice("ticket", "The kind of ticket", ["free", "standard", "vip"]),
    ],
  },
  {
    name: "like_social",
    description: "A customer liked something on a social network.",
    properties: [
      choice(
        "network",
        "On which network",
        ["facebook", "instagram", "x", "linkedin", "tiktok", "youtube", "other"],
        required,
      ),
      text("post_id", "The network's id of the post", "post-771", required),
      url("post_url", "Where it can be seen"),
    ],
  },
  {
    name: "left_review",
    description: "A customer wrote a review.",
    properties: [
      count("rating", "How many stars, one to five", 5, { ...required, constraints: { min: 1, max: 5 } }),
      ...rated,
      text("title", "What stands above the review", "Kept me dry"),
      text("text", "The review", "Three weeks of rain and not a drop inside.", { constraints: { maxLength: 5_000 } }),
      yesNo("is_verified_purchase", "Whether they bought it from you"),
    ],
  },
  {
    name: "left_comment",
    description: "A customer wrote a comment.",
    properties: [
      text("comment_id", "Your id of the comment", "comment-42", required),
      ...rated,
      text("text", "The comment", "Does it come in green?", { constraints: { maxLength: 5_000 } }),
      text("reply_to", "The comment it answers", "comment-41"),
    ],
  },
];
