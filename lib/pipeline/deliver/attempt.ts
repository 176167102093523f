import { publicId } from "@/lib/domain/id";
import { type AnswerVerdict, judgeAnswer } from "@/lib/domain/webhook/answer";
import { retryAfterMsOf } from "@/lib/domain/webhook/next-attempt";
import { log } from "@/lib/server/log";
import { CallFailed, type SafeAnswer, safeFetch } from "@/lib/server/safe-fetch";
import { unseal } from "@/lib/server/sealed";
import type { ClaimedDelivery } from "./claim";
import { signedHeaders } from "./signed-headers";

const bodyBytesMax = 4 * 1024;
const headersMax = 40;
const headerCharactersMax = 500;

/** How an attempt ended, as it is kept. */
export interface AttemptResult {
  outcome: AnswerVerdict["outcome"] | "cut off";
  error: string | null;
  endedAt: Date;
  durationMs: number;
  statusCode: number | null;
  requestHeaders: Record<string, string> | null;
  responseHeaders: Record<string, string> | null;
  responseBody: string | null;
  retryAfterMs: number | null;
}

/** Makes the one call of an attempt. Never throws: whatever happens is the attempt's result. */
export async function attemptDelivery(delivery: ClaimedDelivery, signal: AbortSignal): Promise<AttemptResult> {
  const beganMs = performance.now();
  const ended = (rest: Partial<AttemptResult> & Pick<AttemptResult, "outcome" | "error">): AttemptResult => ({
    ...{ statusCode: null, requestHeaders: null, responseHeaders: null, responseBody: null, retryAfterMs: null },
    endedAt: new Date(),
    durationMs: Math.round(performance.now() - beganMs),
    ...rest,
  });
  const headers = headersOf(delivery);
  if (!headers) return ended({ outcome: "failed", error: unreadableSecret });
  try {
    const { url, body } = delivery;
    const answer = await safeFetch({ url, method: "POST", headers, body, signal });
    return ended({ ...resultOf(answer), requestHeaders: headers });
  } catch (error) {
    if (!(error instanceof CallFailed)) log.error({ err: error, ...idsOf(delivery) }, "a webhook could not be called");
    if (error instanceof CallFailed && error.reason === "aborted") {
      return ended({ outcome: "cut off", error: cutOff, requestHeaders: headers });
    }
    const why = error instanceof CallFailed ? error.message : "The call could not be made.";
    return ended({ ...judgeAnswer({ kind: "unanswered", why }), requestHeaders: headers });
  }
}

const cutOff = "The server was stopped meanwhile; it is sent again.";
const unreadableSecret = "Its secret cannot be read: GOODWORD_SECRET is not what it was when the secret was made.";

const idsOf = ({ endpointId, noticeId }: ClaimedDelivery) => ({ endpointId, noticeId });

function headersOf(delivery: ClaimedDelivery): Record<string, string> | null {
  const { endpointId, noticeId, secret, previousSecret, body } = delivery;
  try {
    const previous = previousSecret === null ? [] : [unseal(previousSecret, endpointId)];
    return signedHeaders({
      id: publicId("notice", noticeId),
      at: new Date(),
      body,
      secrets: [unseal(secret, endpointId), ...previous],
    });
  } catch (error) {
    log.error({ err: error, ...idsOf(delivery) }, "a webhook's secret could not be read");
    return null;
  }
}

function resultOf(answer: SafeAnswer) {
  const { statusCode, headers } = answer;
  return {
    ...judgeAnswer({ kind: "answered", statusCode }),
    statusCode,
    responseHeaders: Object.fromEntries(
      Object.entries(headers)
        .slice(0, headersMax)
        .map(([name, value]) => [name, storable(value.slice(0, headerCharactersMax))]),
    ),
    responseBody: storable(answer.body.subarray(0, bodyBytesMax).toString("utf8")),
    retryAfterMs: retryAfterMsOf(headers["retry-after"] ?? null, new Date()),
  };
}

/** PostgreSQL's text takes everything but U+0000. */
const storable = (text: string) => text.replaceAll("\u0000", "\ufffd");
