import type { z } from "zod";
import { AppError } from "./errors";

/** A failed zod parse as an answer: the first problem in words, all of them as a list. */
export function invalid(error: z.ZodError, key: "invalid_payload" | "invalid_query_params", where = ""): AppError {
  const problems = error.issues.slice(0, 50).map((issue) => ({
    pointer: `/${issue.path.map(String).join("/")}`,
    message: issue.message,
  }));
  const first = problems[0];
  return new AppError(key, {
    details: first ? `${where ? `${where} ` : "Property "}${first.pointer}: ${first.message}` : undefined,
    extra: { violations: problems },
  });
}
