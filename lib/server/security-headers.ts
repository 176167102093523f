/** Of every answer of the API: read by programs, kept by nobody, never rendered. */
export const answerHeaders: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
};

/**
 * Of every page. The policy says what needs no nonce; script-src with a nonce for each response is still to come, and with
 * it a proxy.ts that makes the nonce (reliability S-13).
 */
export const pageHeaders: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "X-Frame-Options": "DENY",
  "Content-Security-Policy": "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
};
