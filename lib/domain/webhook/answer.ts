/** What came back from an endpoint, or did not. */
export type DeliveryAnswer =
  | { kind: "answered"; statusCode: number }
  /** In words, for the person who looks after the endpoint. */
  | { kind: "unanswered"; why: string };

export interface AnswerVerdict {
  outcome: "delivered" | "failed" | "gone";
  /** What went wrong; null when it was delivered. */
  error: string | null;
}

/** Any 2xx takes it. Nothing is followed elsewhere: who may be asked was decided for this address alone. */
export function judgeAnswer(answer: DeliveryAnswer): AnswerVerdict {
  if (answer.kind === "unanswered") return { outcome: "failed", error: answer.why };
  const { statusCode } = answer;
  if (statusCode >= 200 && statusCode < 300) return { outcome: "delivered", error: null };
  if (statusCode === 410) return { outcome: "gone", error: "It answered 410 Gone: it wants no more." };
  if (statusCode >= 300 && statusCode < 400) {
    return { outcome: "failed", error: `It answered ${statusCode}, a redirect. Redirects are not followed.` };
  }
  return { outcome: "failed", error: `It answered ${statusCode}${statusWords[statusCode] ?? ""}.` };
}

const statusWords: Record<number, string> = {
  400: " (bad request)",
  401: " (unauthorized): it may not know the secret",
  403: " (forbidden)",
  404: " (not found): is the path right?",
  405: " (method not allowed): it has to take POST",
  408: " (timeout)",
  413: " (too large)",
  429: " (too many requests)",
  500: " (an error of its own)",
  502: " (bad gateway)",
  503: " (unavailable)",
  504: " (gateway timeout)",
};
