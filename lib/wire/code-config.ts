import { z } from "zod";
import { unmistakableCharset } from "@/lib/domain/campaign/code";
import type { CodePattern } from "@/lib/domain/campaign/config";

const affix = z
  .string()
  .max(40)
  .regex(/^[^#\s]*$/, "must contain neither # nor spaces")
  .nullish();

export const CodeConfig = z.object({
  pattern: z.string().min(1).max(100).regex(/^\S+$/, "must not contain spaces").nullish(),
  prefix: affix,
  /** Named postfix in the reference and suffix in the clients' types. */
  postfix: affix,
  suffix: affix,
  length: z.coerce.number().int().min(1).max(50).nullish(),
  charset: z.string().min(1).max(200).nullish(),
});
export type CodeConfig = z.infer<typeof CodeConfig>;

const lengthDefault = 8;

/** The pattern that the wire's description asks for; without one, 8 characters that nobody mistakes for others. */
export function codePatternOf(config: CodeConfig | null | undefined): CodePattern {
  const { pattern, prefix, postfix, suffix, length, charset } = config ?? {};
  const core = pattern ?? "#".repeat(length ?? lengthDefault);
  return {
    pattern: `${prefix ?? ""}${core}${postfix ?? suffix ?? ""}`,
    charset: charset ? expandCharset(charset) : unmistakableCharset,
  };
}

/** "0-9a-f" to its characters. A hyphen at an end, or between characters that are not in order, is itself. */
export function expandCharset(charset: string): string {
  const expanded = charset.replace(/([0-9]-[0-9]|[a-z]-[a-z]|[A-Z]-[A-Z])/g, (range) => {
    const first = range.charCodeAt(0);
    const last = range.charCodeAt(2);
    if (last < first) return range;
    return String.fromCharCode(...Array.from({ length: last - first + 1 }, (_, step) => first + step));
  });
  return [...new Set(expanded)].join("");
}

export function wireCodeConfig(code: CodePattern): Record<string, unknown> {
  return { length: code.pattern.split("#").length - 1, charset: code.charset, pattern: code.pattern };
}
