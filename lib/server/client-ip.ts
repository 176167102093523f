import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { env } from "./env";
import { type HeaderSource, headerOf } from "./header";

/**
 * A Web Request does not know its socket, so whoever accepts connections writes the peer's address into a header whose
 * name is made at start and never leaves the process: nobody outside can forge it. On globalThis because Next bundles its
 * own copy of this module beside the server's.
 */
const shared = globalThis as { goodwordPeerHeader?: string };
shared.goodwordPeerHeader ??= `x-goodword-peer-${crypto.randomUUID()}`;
const peerHeader: string = shared.goodwordPeerHeader;

/** To be called on every request before it is handed to a route handler. */
export function markPeer(incoming: IncomingMessage): void {
  const address = incoming.socket.remoteAddress;
  if (!address) return;
  incoming.headers[peerHeader] = address;
  incoming.rawHeaders.push(peerHeader, address);
}

/** The caller's address: the socket's, or, behind as many proxies as the operator trusts, what the outermost of them saw. */
export function clientIp(
  headers: HeaderSource,
  trustedProxies: number = env().GOODWORD_TRUSTED_PROXIES,
): string | null {
  const peer = plainAddress(headerOf(headers, peerHeader));
  if (trustedProxies === 0) return peer;
  const hops = (headerOf(headers, "x-forwarded-for") ?? "").split(",").map((hop) => plainAddress(hop.trim()));
  // Each trusted proxy appended the address it saw: with n of them, the n-th from the right is the caller's.
  return hops[hops.length - trustedProxies] ?? peer;
}

function plainAddress(text: string | null): string | null {
  if (!text) return null;
  const address = text.startsWith("::ffff:") ? text.slice(7) : text;
  return isIP(address) ? address : null;
}

/** What limits count by: an IPv6 caller owns a whole /64, so its addresses there count as one. */
export function limitKeyOf(ip: string | null): string {
  if (!ip) return "unknown";
  if (!ip.includes(":")) return ip;
  const [head = "", tail] = ip.split("::");
  const start = head === "" ? [] : head.split(":");
  const end = tail ? tail.split(":") : [];
  const groups = tail === undefined ? start : [...start, ...Array(8 - start.length - end.length).fill("0"), ...end];
  return `${groups.slice(0, 4).join(":")}::/64`;
}
