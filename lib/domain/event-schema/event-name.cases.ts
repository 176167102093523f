import type { NearDuplicate } from "./event-name";

export const acceptedNames = [
  "a",
  "sign_up",
  "Signed Up",
  "order.completed",
  "użytkownik:nowy",
  "名前",
  "😀",
  "x".repeat(300),
];

export const refusedNames: [name: string, message: RegExp][] = [
  ["", /needs a name/],
  ["x".repeat(301), /at most 300/],
  ["a\u0000b", /control/],
  ["a\nb", /control/],
  ["a\u2028b", /control/],
  ["a\ud800", /control/],
  [" sign_up", /space/],
  ["sign_up ", /space/],
  ["undefined", /cannot be the name/],
  ["[object Object]", /cannot be the name/],
  ["NULL", /cannot be the name/],
];

export const nearDuplicateCases: [name: string, existing: string[], near: [string, NearDuplicate["likeness"]][]][] = [
  ["PurchaseCompleted", ["purchase_completed"], [["purchase_completed", "same_letters"]]],
  [
    "sign-up",
    ["sign_up", "signup", "Sign Up"],
    [
      ["sign_up", "same_letters"],
      ["signup", "same_letters"],
      ["Sign Up", "same_letters"],
    ],
  ],
  ["completed_purchase", ["purchaseCompleted"], [["purchaseCompleted", "same_words"]]],
  ["newsleter_subscribe", ["newsletter_subscribe"], [["newsletter_subscribe", "one_letter_off"]]],
  [
    "join_event",
    ["join_events", "JoinEvent"],
    [
      ["JoinEvent", "same_letters"],
      ["join_events", "one_letter_off"],
    ],
  ],
  ["check_in", ["check_out", "sign_in"], []],
  ["view", ["vies"], []],
  ["sign_up", ["sign_up"], []],
  ["sign_up", [], []],
];
