import { expect, test } from "vitest";
import { TimelineEntry, timelineContext, timelineSentence } from "./customer-timeline";
import { timelineCases } from "./customer-timeline.cases";
import { phraseText } from "./phrase";

test.each(timelineCases)("an entry is told as it happened: $sentence", ({ entry, sentence, asks }) => {
  expect(TimelineEntry.parse(entry)).toEqual(entry);
  expect(phraseText(timelineSentence(entry)).replaceAll("\u00a0", " ")).toBe(sentence);
  expect(timelineContext(entry).eventId).toBe(asks);
});
