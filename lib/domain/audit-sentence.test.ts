import { expect, test } from "vitest";
import { auditActions } from "./audit-action";
import type { AuditEntry } from "./audit-entry";
import { auditSentence } from "./audit-sentence";
import { auditSentenceCases, type Told } from "./audit-sentence.cases";
import { type PhrasePart, phraseText } from "./phrase";

function entryOf(action: string, told: Told = {}): AuditEntry {
  return {
    id: "aud_1",
    actor: { kind: "user", id: "user_1", name: "Owner" },
    resource: { kind: "user", id: "user_1", name: null, isThere: false },
    ...{ related: {}, before: null, after: null, reason: null, requestId: null },
    createdAt: "2026-11-24T12:00:00.000Z",
    action,
    ...told,
  };
}

const shown = (part: PhrasePart) => ("id" in part ? `[${part.text}]` : part.text);

test.each(auditSentenceCases)("%s reads: %s", (action, says, told) => {
  expect(auditSentence(entryOf(action, told)).map(shown).join("")).toBe(says);
});

test("every action that can be written has a case, so that none is shown without words", () => {
  expect(new Set(auditSentenceCases.map(([action]) => action))).toEqual(new Set(auditActions));
});

test.each(auditActions)("%s is told without its own name even when nothing of it is known any more", (action) => {
  const text = phraseText(auditSentence(entryOf(action)));
  expect(text).toMatch(/^[a-z].*[^ .:]$/);
  expect(text).not.toMatch(/null|undefined|_schema|_event|api_key| {2}/);
});

test("an action of another version, for which there are no words here, still says what it was and to what", () => {
  const resource = { kind: "webhook", id: "hook_1", name: "Orders", isThere: true };
  expect(phraseText(auditSentence(entryOf("web_hook.create", { resource })))).toBe("web hook create: Orders");
});

test("markup in a name stays the text that it is", () => {
  const name = "<b>Friends</b>";
  const resource = { kind: "campaign", id: "camp_1", name, isThere: true };
  expect(auditSentence(entryOf("campaign.pause", { resource }))).toContainEqual({
    ...{ kind: "campaign", id: "camp_1", text: name },
  });
});
