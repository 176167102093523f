import { expect, test } from "vitest";
import { CodeConfig, codePatternOf, expandCharset } from "./code-config";

const charset = "23456789ABCDEFGHJKMNPQRSTWXYZ";

test.each([
  ["nothing", undefined, "########", charset],
  ["a pattern", { pattern: "REF-####" }, "REF-####", charset],
  ["a length", { length: 4 }, "####", charset],
  ["prefix and postfix", { prefix: "A-", postfix: "-Z", length: 2 }, "A-##-Z", charset],
  ["suffix, as the clients' types say", { suffix: "-Z", length: 2 }, "##-Z", charset],
  ["a charset with ranges", { length: 1, charset: "0-9a-f" }, "#", "0123456789abcdef"],
  ["a length beside a pattern, which decides", { pattern: "X##", length: 9 }, "X##", charset],
])("%s", (_title, config, pattern, characters) => {
  expect(codePatternOf(config && CodeConfig.parse(config))).toEqual({ pattern, charset: characters });
});

test.each([
  ["0-9a-zA-Z", 62],
  ["abc", 3],
  ["aab", 2],
  ["a-", 2],
  ["9-0", 3],
  ["-a-c", 4],
])("%s has %i characters", (given, count) => {
  expect(expandCharset(given)).toHaveLength(count);
});

test.each([
  ["a # in the prefix", { prefix: "#A" }],
  ["spaces", { pattern: "A ##" }],
  ["a length of 0", { length: 0 }],
  ["a pattern beyond 100 characters", { pattern: "#".repeat(101) }],
])("%s is refused", (_title, config) => {
  expect(CodeConfig.safeParse(config).success).toBe(false);
});
