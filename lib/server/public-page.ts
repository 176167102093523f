import { createHash } from "node:crypto";

/**
 * A page for anybody: no script, no form, nothing from elsewhere, and its one style sheet by the hash of it. What such a page
 * says of people is between them and whoever has the link, so nothing keeps or finds it.
 */
export function publicPage(page: string, status = 200): Response {
  const [, styles = ""] = /<style>([^<]*)<\/style>/.exec(page) ?? [];
  const hash = createHash("sha256").update(styles).digest("base64");
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return new Response(page, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex, nofollow",
      "x-content-type-options": "nosniff",
    },
  });
}
