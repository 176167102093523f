import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/**
 * Whether an address is one of the public internet: not loopback, private, link-local (and with it the clouds' metadata),
 * shared, multicast, reserved, or a tunnel into any of these. What is not known to be public is not.
 */
export function isPublicAddress(text: string): boolean {
  // The library also reads short forms of IPv4, which Node would ask the resolver for.
  if (isIP(text) === 0) return false;
  // `process` takes an IPv4 address out of its IPv6-mapped form.
  const address = ipaddr.process(text);
  if (address.range() !== "unicast") return false;
  // All of the public IPv6 is 2000::/3; what else the library calls unicast is not given out, or was once site-local.
  return address.kind() === "ipv4" || ((address.toByteArray()[0] ?? 0) & 0xe0) === 0x20;
}
