import { findJsonProblem } from "@/lib/domain/ingest/json-problem";
import { eventLimits } from "@/lib/domain/ingest/strict-json";
import type { TextPlace } from "./violation-places";

/** What keeps a text from being JSON that can be kept, and where; null when nothing does. */
export function syntaxPlace(text: string): TextPlace | null {
  const problem = findJsonProblem(text, eventLimits);
  if (!problem) return null;
  const start = Math.min(problem.offset ?? 0, text.length);
  const message = problem.message;
  return {
    start,
    end: Math.min(start + 1, text.length),
    title: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
  };
}
