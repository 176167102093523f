/**
 * An origin (scheme, host, port) in the one spelling browsers send, or null when the text is none. Wildcards, paths,
 * user names, "null" and a host's trailing dot are refused: an allowed origin is compared character by character.
 */
export function parseOrigin(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > 300 || trimmed.includes("*")) return null;
  let url: URL;
  try {
    url = new URL(trimmed);
  } catch {
    return null;
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  if (url.username || url.password || url.search || url.hash || url.pathname !== "/") return null;
  if (url.hostname === "" || url.hostname.endsWith(".") || /[?#@\\]/.test(trimmed)) return null;
  return url.origin;
}
