import { clientIp } from "./client-ip";
import { type HeaderSource, headerOf } from "./header";

/** What a request says of where it comes from. */
export interface Sender {
  ip: string | null;
  userAgent: string | null;
}

const userAgentCharactersMax = 512;

export function senderOf(headers: HeaderSource): Sender {
  return {
    ip: clientIp(headers),
    userAgent: headerOf(headers, "user-agent")?.slice(0, userAgentCharactersMax) ?? null,
  };
}
