import { z } from "zod";
import { eventNameProblem } from "./event-name";

/** Composed (NFC), so that two names that look alike are the same name. */
export const EventName = z
  .string()
  .transform((name) => name.normalize("NFC"))
  .superRefine((name, ctx) => {
    const problem = eventNameProblem(name);
    if (problem) ctx.addIssue({ code: "custom", message: problem, input: name });
  });
export type EventName = z.infer<typeof EventName>;
