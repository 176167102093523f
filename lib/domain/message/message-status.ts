/**
 * How a message stands. queued: will be sent. sent: the mail server took it. failed: it did not, for good, or could not be
 * written. skipped: not to be sent to this person. kept: written, and no mail server is set.
 */
export const messageStatuses = ["queued", "sent", "failed", "skipped", "kept"] as const;
export type MessageStatus = (typeof messageStatuses)[number];

/** Why one was not sent to its person. */
export const skipReasons = ["no_address", "unsubscribed", "deleted", "example_address", "switched_off"] as const;
export type SkipReason = (typeof skipReasons)[number];

export const skipWords: Record<SkipReason, string> = {
  no_address: "The customer has no e-mail address.",
  unsubscribed: "The customer wants no more mails from this project.",
  deleted: "The customer was deleted.",
  example_address: "The address is an example, behind which nobody reads.",
  switched_off: "The message was switched off before it was sent.",
};

export interface Recipient {
  email: string | null;
  isUnsubscribed: boolean;
  isDeleted: boolean;
}

/** Names that RFC 2606 sets aside: the demo's people live there, and no mail must go looking for them. */
const exampleHost = /(^|\.)(example\.(com|net|org)|example|invalid)$/i;
const oneAddress = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\.]{2,}$/u;

/** Why nothing is sent to somebody; null when there is nothing against it. */
export function skipReasonOf({ email, isUnsubscribed, isDeleted }: Recipient): SkipReason | null {
  if (isDeleted) return "deleted";
  if (isUnsubscribed) return "unsubscribed";
  // What is no single address could smuggle in a second one.
  if (!email || email.length > 254 || !oneAddress.test(email)) return "no_address";
  return exampleHost.test(email.slice(email.lastIndexOf("@") + 1)) ? "example_address" : null;
}

export function isSkipReason(text: string | null): text is SkipReason {
  return (skipReasons as readonly (string | null)[]).includes(text);
}
