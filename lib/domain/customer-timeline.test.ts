import { expect, test } from "vitest";
import { timelineContext, timelineSentence } from "./customer-timeline";
import { timelineCases } from "./customer-timeline.cases";
import { TimelineEntry } from "./customer-timeline-record";
import { phraseText } from "./phrase";

test.each(timelineCases)("an entry is told as it happened: $sentence", ({ entry, sentence, asks }) => {
  expect(TimelineEntry.parse(entry)).toEqual(entry);
  expect(phraseText(timelineSentence(entry)).replaceAll("\u00a0", " ")).toBe(sentence);
  expect(timelineContext(entry).eventId).toBe(asks);
});
