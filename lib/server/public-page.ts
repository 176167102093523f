import { createHash } from "node:crypto";

/**
 * A page for anybody: no script, nothing from elsewhere, no form but where it is said (and then to us alone), and its one style sheet by the hash of it. What such a page
 * says of people is between them and whoever has the link, so nothing keeps or finds it.
 */
export function publicPage(page: string, status = 200, has: "form" | "nothing to send" = "nothing to send"): Response {
  const [, styles = ""] = /<style>([^<]*)<\/style>/.exec(page) ?? [];
  const hash = createHash("sha256").update(styles).digest("base64");
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    "img-src 'self'",
    "base-uri 'none'",
    `form-action ${has === "form" ? "'self'" : "'none'"}`,
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
