import { expect, test } from "vitest";
import { hashToken, mayBeToken, newToken, tokenHint } from "./key-token";

test("a new token says its kind, checks out, and is never the same twice", () => {
  const tokens = Array.from({ length: 10_000 }, (_, n) => newToken(n % 2 ? "server" : "client"));
  expect(new Set(tokens).size).toBe(tokens.length);
  expect(tokens.every(mayBeToken)).toBe(true);
  expect(newToken("server")).toMatch(/^gw_sk_[0-9A-Za-z]{30}_[0-9A-Za-z]{6}$/);
  expect(newToken("client")).toMatch(/^gw_ck_/);
});

test("a token with one character changed is refused without a look into the database", () => {
  const token = newToken("server");
  for (let at = 6; at < token.length; at++) {
    const changed = token[at] === "0" ? "1" : "0";
    expect(mayBeToken(token.slice(0, at) + changed + token.slice(at + 1)), `at ${at}`).toBe(false);
  }
});

test.each([
  ["empty", "", false],
  ["too short", "abc", false],
  ["too long", "a".repeat(201), false],
  ["a space", "with a space in it", false],
  ["a line break", "broken\ntoken-value", false],
  ["a NUL", "nul\u0000token-value", false],
  ["beyond ASCII", "schlüssel-des-betreibers", false],
  ["chosen by an operator", "dev-token-of-mine", true],
  ["a uuid", "3c1f9a3e-3e57-4d8b-9c8e-0b3f0a6f2f10", true],
])("%s: %j may be a token: %s", (_title, token, expected) => {
  expect(mayBeToken(token)).toBe(expected);
});

test("the hash is SHA-256 and the hint gives nothing away", () => {
  expect(hashToken("abc").toString("hex")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const token = newToken("client");
  expect(tokenHint(token)).toBe(`gw_ck_…${token.slice(-4)}`);
  expect(tokenHint("dev-token-of-mine")).toBe("…mine");
});
