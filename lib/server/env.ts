import { z } from "zod";

const mailUrl = z.string().refine((text) => URL.canParse(text) && /^smtps?:\/\/[^/]/.test(text), {
  error: "an address such as smtp://user:password@mail.example.com:587 or smtps://…",
});
const pageUrl = z.string().refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
  error: "an address such as https://goodword.example.com",
});
/** "Shop <post@shop.example>", or the address alone. */
const sender = z.string().regex(/^([^<>\r\n]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/, {
  error: "an e-mail address, or a name with one in angle brackets",
});

const Env = z.object({
  DATABASE_URL: z.string({ error: "DATABASE_URL is not set: start with npm start, which provides it" }).min(1),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default("0.0.0.0"),
  ROLE: z.enum(["all", "web", "ingest", "worker"]).default("all"),
  GOODWORD_DATA_DIR: z.string().default(".data"),
  GOODWORD_DEMO: z.enum(["0", "1"]).default("1"),
  GOODWORD_ADMIN_EMAIL: z.string().optional(),
  GOODWORD_ADMIN_PASSWORD: z.string().optional(),
  GOODWORD_APP_ID: z.string().optional(),
  GOODWORD_APP_TOKEN: z.string().optional(),
  GOODWORD_CLIENT_APP_ID: z.string().optional(),
  GOODWORD_CLIENT_TOKEN: z.string().optional(),
  /** Origins, comma separated: where the admin app may be opened, and the first browser key's allowed origins. */
  GOODWORD_TRUSTED_ORIGINS: z.string().default(""),
  /** Signs the session cookies and seals the secrets of webhooks; made and kept in the data directory when not given. */
  GOODWORD_SECRET: z.string().min(32).optional(),
  /** Proxies in front of us whose X-Forwarded-For is believed: how many hops, counted from the right. */
  GOODWORD_TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  /** Requests a second and key, when the key has no limit of its own. */
  GOODWORD_RATE_LIMIT: z.coerce.number().int().min(1).default(20_000),
  /** Requests a second and address, over all browser keys: a key that anyone can read off a page needs a second limit. */
  GOODWORD_CLIENT_RATE_LIMIT: z.coerce.number().int().min(1).default(20),
  GOODWORD_PUBLIC_RATE_LIMIT: z.coerce.number().int().min(1).default(50),
  /** Set in tests: every answer of the API is compared with what its route declares, and refused when it differs. */
  GOODWORD_CHECK_ANSWERS: z.enum(["0", "1"]).default("0"),
  /** 1: webhooks may also go to private networks and this machine itself, for those who serve their own. */
  GOODWORD_WEBHOOK_ALLOW_PRIVATE: z.enum(["0", "1"]).default("0"),
  /** The mail server by which people are told; without it, messages are written and kept. */
  GOODWORD_SMTP_URL: mailUrl.optional(),
  /** Whom mails come from. */
  GOODWORD_MAIL_FROM: sender.optional(),
  /** Where people reach this server: links in mails begin with it. */
  GOODWORD_PUBLIC_URL: pageUrl.optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Env = z.infer<typeof Env>;

let parsed: Env | undefined;

/** The process's settings. Throws one sentence a line that says which setting is wrong and what was expected. */
export function env(): Env {
  if (parsed) return parsed;
  const result = Env.safeParse(process.env);
  if (!result.success) {
    throw new Error(result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"));
  }
  if (result.data.GOODWORD_SMTP_URL && !result.data.GOODWORD_MAIL_FROM) {
    throw new Error("GOODWORD_MAIL_FROM: is needed with GOODWORD_SMTP_URL: the address that mails come from");
  }
  parsed = result.data;
  return parsed;
}

/** Where people reach us, for what is written without a request to see it from: as set, or the first trusted origin. */
export function publicOrigin(): string {
  const { GOODWORD_PUBLIC_URL, PORT } = env();
  return (GOODWORD_PUBLIC_URL ?? trustedOrigins()[0] ?? `http://localhost:${PORT}`).replace(/\/+$/, "");
}

export function trustedOrigins(): string[] {
  return env()
    .GOODWORD_TRUSTED_ORIGINS.split(",")
    .map((origin) => origin.trim())
    .filter(Boolean);
}
