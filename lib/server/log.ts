import pino from "pino";

/** Structured logs on standard output. No bodies, no keys, no personal data: ids only. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: { role: process.env.ROLE ?? "all" },
  redact: ["token", "password", "authorization"],
});
