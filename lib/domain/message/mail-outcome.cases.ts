import type { MailFailure, MailVerdict } from "./mail-outcome";

export const cases: [what: string, failure: MailFailure, verdict: MailVerdict][] = [
  [
    "a 4xx is put off",
    { responseCode: 451, code: "EENVELOPE", response: "451 4.7.1 Try again later" },
    { outcome: "again", words: "The mail server put it off: 451 4.7.1 Try again later" },
  ],
  [
    "a 5xx is final, with what the server said",
    { responseCode: 550, code: "EENVELOPE", response: "550 5.1.1 No such\r\nmailbox" },
    { outcome: "failed", words: "The mail server refused it: 550 5.1.1 No such mailbox" },
  ],
  [
    "a wrong password is the settings' fault, not the message's",
    { responseCode: 535, code: "EAUTH", response: "535 secret" },
    { outcome: "again", words: "The mail server did not accept the user and password that are set." },
  ],
  [
    "nobody there",
    { responseCode: null, code: "ECONNECTION", response: null },
    { outcome: "again", words: "The mail server could not be reached." },
  ],
  [
    "no answer",
    { responseCode: null, code: "ETIMEDOUT", response: null },
    { outcome: "again", words: "The mail server did not answer in time." },
  ],
  [
    "what nobody knows",
    { responseCode: null, code: null, response: null },
    { outcome: "again", words: "The mail server could not be spoken to." },
  ],
];
