import type { FraudAnswer, FraudSignal } from "@/lib/domain/campaign/kinds";

/** What each sign catches, in a sentence. */
export const signalWords: Record<FraudSignal, { title: string; catches: string }> = {
  same_email: {
    title: "Same mailbox",
    catches: "Both e-mail addresses lead to one mailbox: dots and +tags are seen through.",
  },
  same_phone: { title: "Same phone number", catches: "Both gave one number; a household may share a line." },
  same_device: { title: "Same device", catches: "Events of both came from one device id." },
  same_ip_agent: {
    title: "Same address and browser",
    catches: "One network and one browser; an office often looks like this.",
  },
  disposable_email: {
    title: "Throw-away mailbox",
    catches: "The friend’s e-mail is of a service that gives mailboxes for minutes.",
  },
  velocity: { title: "Too many at once", catches: "One referrer brings more friends in a day than people have." },
  loop: { title: "In a circle", catches: "The friend referred the referrer before, directly or through others." },
};

export const answerWords: Record<FraudAnswer, string> = { off: "Off", note: "Note", hold: "Hold", refuse: "Refuse" };
