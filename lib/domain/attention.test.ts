import { expect, test } from "vitest";
import { attentionOf } from "./attention";
import { cases, now } from "./attention.cases";
import type { AttentionFacts } from "./attention-facts";
import { phraseText } from "./phrase";

const calm: AttentionFacts = {
  now,
  problems: [],
  failed: { count: 0, isMore: false },
  campaigns: [],
  drafts: [],
  keys: [],
  webhooks: [],
  held: { count: 0, isMore: false, signal: null, firstVoidAt: null },
  supplies: [],
};

test.each(cases)("asks for attention: $what", ({ facts, expected }) => {
  const items = attentionOf({ ...calm, ...facts });
  expect(
    items.map(({ tone, title, detail, action, mend }) => [tone, phraseText(title), detail, action, mend.kind]),
  ).toEqual(expected);
});
