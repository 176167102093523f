import dns, { type LookupAddress, type LookupOptions } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Agent, type Dispatcher, errors } from "undici";
import { env } from "./env";
import { isPublicAddress } from "./public-address";

/**
 * The one way to call an address that somebody else chose. It reaches the public internet only: a name is resolved and
 * judged in the same breath as it is connected to, so that an answer that changes meanwhile (DNS rebinding) leads nowhere,
 * and redirects are not followed. GOODWORD_WEBHOOK_ALLOW_PRIVATE=1 lifts this for those who serve their own network.
 */
export const responseBytesMax = 64 * 1024;
const connectMs = 10_000;
const headersMs = 10_000;
const wholeMs = 15_000;

export interface SafeRequest {
  url: string;
  method: "POST";
  headers: Record<string, string>;
  body: string;
  /** Ends the call; it then fails with "aborted". */
  signal: AbortSignal;
}

export interface SafeAnswer {
  statusCode: number;
  headers: Record<string, string>;
  /** The first 64 KiB. */
  body: Buffer;
}

/** A call that came to nothing, and why in words that give nothing of our network away. */
export class CallFailed extends Error {
  constructor(
    readonly reason: "blocked" | "aborted" | "timeout" | "unreachable",
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = "CallFailed";
  }
}

export function allowsPrivate(): boolean {
  return env().GOODWORD_WEBHOOK_ALLOW_PRIVATE === "1";
}

const blockedWords = "The address is in a private or reserved network, which is not called from here.";

class Blocked extends Error {}

/** Every address a name has must be public: of two, the one that is not would be a matter of luck. */
const judgedLookup: LookupFunction = (hostname, options, callback) => {
  const asked: LookupOptions & { all: true } = { ...options, all: true };
  dns.lookup(hostname, asked, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, "", 0);
    const [first] = addresses;
    if (!first) return callback(Object.assign(new Error("no address"), { code: "ENOTFOUND" }), "", 0);
    if (!allowsPrivate() && !addresses.every(({ address }) => isPublicAddress(address))) {
      return callback(new Blocked(hostname), "", 0);
    }
    if (options.all) return callback(null, addresses);
    callback(null, first.address, first.family);
  });
};

let agent: Agent | undefined;

function dispatcher(): Dispatcher {
  agent ??= new Agent({
    connect: { lookup: judgedLookup, timeout: connectMs },
    headersTimeout: headersMs,
    bodyTimeout: headersMs,
    maxHeaderSize: 16 * 1024,
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 10_000,
    pipelining: 1,
  });
  return agent;
}

export async function closeSafeFetch(): Promise<void> {
  const open = agent;
  agent = undefined;
  await open?.destroy();
}

export async function safeFetch({ url, method, headers, body, signal }: SafeRequest): Promise<SafeAnswer> {
  const { origin, pathname, search, hostname, protocol } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") throw new CallFailed("blocked", "Only http and https are called.");
  // Node asks no resolver for an address written as one.
  const literal = hostname.replace(/^\[|\]$/g, "");
  if (isIP(literal) !== 0 && !allowsPrivate() && !isPublicAddress(literal))
    throw new CallFailed("blocked", blockedWords);
  const deadline = AbortSignal.timeout(wholeMs);
  try {
    const answer = await dispatcher().request({
      origin,
      path: pathname + search,
      method,
      headers,
      body,
      signal: AbortSignal.any([signal, deadline]),
    });
    return { statusCode: answer.statusCode, headers: flat(answer.headers), body: await firstBytes(answer.body) };
  } catch (error) {
    throw callFailed(error, signal, deadline);
  }
}

/** Reads no further than it keeps; what still comes is thrown away with its connection. */
async function firstBytes(body: Dispatcher.ResponseData["body"]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= responseBytesMax) break;
  }
  return Buffer.concat(chunks).subarray(0, responseBytesMax);
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(", ") : (value ?? ""),
  ]);
  return Object.fromEntries(entries);
}

function callFailed(error: unknown, signal: AbortSignal, deadline: AbortSignal): CallFailed {
  if (error instanceof Blocked) return new CallFailed("blocked", blockedWords, error);
  if (deadline.aborted) {
    return new CallFailed("timeout", `It had not answered in full after ${wholeMs / 1_000} seconds.`, error);
  }
  if (signal.aborted) return new CallFailed("aborted", "The call was cut off.", error);
  if (error instanceof errors.ConnectTimeoutError) {
    return new CallFailed("timeout", `No connection within ${connectMs / 1_000} seconds.`, error);
  }
  if (error instanceof errors.HeadersTimeoutError) {
    return new CallFailed("timeout", `No answer within ${headersMs / 1_000} seconds.`, error);
  }
  if (error instanceof errors.BodyTimeoutError) {
    return new CallFailed("timeout", `The answer stopped for ${headersMs / 1_000} seconds.`, error);
  }
  return new CallFailed("unreachable", unreachableWords(error), error);
}

const codeWords: Record<string, string> = {
  ECONNREFUSED: "Nobody listens there: the connection was refused.",
  ECONNRESET: "The connection was cut before the answer came.",
  EPIPE: "The connection was cut while we were sending.",
  EHOSTUNREACH: "The machine cannot be reached.",
  ENETUNREACH: "The network cannot be reached.",
  ETIMEDOUT: "The connection timed out.",
  ENOTFOUND: "The name does not exist.",
  EAI_AGAIN: "The name could not be looked up right now.",
  UND_ERR_SOCKET: "The connection was cut before the answer came.",
  UND_ERR_HEADERS_OVERFLOW: "The answer's headers are too long.",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "The answer was shorter or longer than it said.",
  CERT_HAS_EXPIRED: "Its certificate has expired.",
  DEPTH_ZERO_SELF_SIGNED_CERT: "Its certificate is self-signed.",
  SELF_SIGNED_CERT_IN_CHAIN: "Its certificate comes from an authority that is not known here.",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "Its certificate could not be verified.",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "Its certificate could not be verified.",
  ERR_TLS_CERT_ALTNAME_INVALID: "Its certificate is for another name.",
};

function unreachableWords(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    // Several addresses were tried, each with its own failure.
    const inner: unknown = at instanceof AggregateError ? at.errors[0] : at;
    const code = (inner as { code?: unknown } | undefined)?.code;
    if (typeof code !== "string") continue;
    const words = codeWords[code];
    if (words) return words;
    if (code.startsWith("ERR_SSL") || code === "EPROTO") return "TLS could not be agreed upon.";
    if (code.startsWith("HPE_")) return "What came back is not HTTP.";
  }
  return "The call failed before an answer came.";
}
