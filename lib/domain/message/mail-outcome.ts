/** What a mail server, or the way to it, answered to an attempt. */
export interface MailFailure {
  /** SMTP's three digits; null when it never came to an answer. */
  responseCode: number | null;
  /** What kind of failure it was, as the client names it: EAUTH, ECONNECTION, ETIMEDOUT. */
  code: string | null;
  response: string | null;
}

export interface MailVerdict {
  /** again: tried later. failed: for good. */
  outcome: "again" | "failed";
  words: string;
}

const wayWords: Record<string, string> = {
  ECONNECTION: "The mail server could not be reached.",
  ESOCKET: "The mail server could not be reached.",
  EDNS: "The mail server’s name could not be looked up.",
  ETIMEDOUT: "The mail server did not answer in time.",
  ETLS: "No secure connection to the mail server came about.",
};

/**
 * A 5xx about the mail or its reader is final; everything else may be otherwise in a while. That the server does not know us
 * (EAUTH) is a fault of the settings, and no reason to lose what waits.
 */
export function judgeMailFailure({ responseCode, code, response }: MailFailure): MailVerdict {
  if (code === "EAUTH") {
    return { outcome: "again", words: "The mail server did not accept the user and password that are set." };
  }
  if (responseCode === null) {
    return { outcome: "again", words: wayWords[code ?? ""] ?? "The mail server could not be spoken to." };
  }
  const said = (response ?? "").replace(/\s+/g, " ").trim().slice(0, 200);
  if (responseCode >= 500) return { outcome: "failed", words: `The mail server refused it: ${said || responseCode}` };
  return { outcome: "again", words: `The mail server put it off: ${said || responseCode}` };
}
