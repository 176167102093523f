import { expect, test } from "vitest";
import { checkEndpointUrl } from "./endpoint-url";
import { cases } from "./endpoint-url.cases";

test.each(cases)("%s", (text, expected) => {
  const checked = checkEndpointUrl(text);
  if (typeof expected === "string") expect(checked).toEqual({ ok: true, url: expected });
  else expect(checked).toEqual({ ok: false, problem: expect.stringMatching(expected) });
});

test("a machine nearby is called where the operator allows it", () => {
  expect(checkEndpointUrl("http://localhost:3000/", true)).toEqual({ ok: true, url: "http://localhost:3000/" });
});
