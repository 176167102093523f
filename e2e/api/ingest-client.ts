import type { TestKey } from "./test-project";

export interface AnsweredDecision {
  campaign: string;
  side: string;
  outcome: string;
  reason: string;
  checks: { check: string; ok: boolean; expected: string; saw: string }[];
  referral: string | null;
  reward: { id: string; kind: string; amount?: number | null; currency?: string | null; code?: string } | null;
}

export interface BatchItem {
  status: number;
  id?: string;
  source_id?: string | null;
  replayed?: boolean;
  error?: AnswerBody;
}

/** The fields that answers of the ingest paths may have. */
export interface AnswerBody {
  id?: string;
  object?: string;
  type?: string;
  customer?: { id?: string; source_id?: string | null; metadata?: Record<string, unknown>; known?: boolean };
  metadata?: Record<string, unknown>;
  referral?: { code: string; referrer_id: string | null; id: string | null } | null;
  occurred_at?: string;
  received_at?: string;
  replayed?: boolean;
  decided?: boolean;
  failure?: string;
  decisions?: AnsweredDecision[];
  events?: BatchItem[];
  accepted?: number;
  rejected?: number;
  valid?: boolean;
  code?: number;
  key?: string;
  message?: string;
  details?: string;
  request_id?: string;
  rejected_event_id?: string;
  violations?: { pointer: string; code: string; expected: string; found: string; suggestion?: string }[];
}

export interface Answer {
  status: number;
  headers: Headers;
  body: AnswerBody;
}

/** Posts a value as JSON, or bytes as they are. */
export async function post(
  url: string,
  key: TestKey | null,
  body: unknown,
  { path = "/v1/events", headers = {} }: { path?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const response = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...key?.headers, ...headers },
    body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body),
  });
  return answerOf(response);
}

export async function get(url: string, key: TestKey, path: string): Promise<Answer> {
  return answerOf(await fetch(url + path, { headers: key.headers }));
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? {} : JSON.parse(text) };
}
