import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderMessage, templateProblems } from "./render-message";
import { endlessCases, markCases, problemCases } from "./render-message.cases";
import { exampleFacts } from "./variables";

const occasion = "referrer.reward_issued" as const;
const frame = { project: "Shop", campaign: "Friends", unsubscribeLink: "https://goodword.test/u/x" };

function rendered(body: string, name: string, subject = "Hello") {
  return renderMessage(occasion, { subject, body }, exampleFacts(occasion, { "customer.name": name }), frame);
}

function messageOf(body: string, name: string, subject?: string) {
  const made = rendered(body, name, subject);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.message;
}

describe("what is wrong with a template", () => {
  test.each(problemCases)("%s", (_what, body, problems) => {
    const found = templateProblems(occasion, { subject: "Hello", body });
    expect(found).toEqual(problems.map((problem) => ({ field: "body", ...problem })));
  });

  test("stands at the subject when it is there", () => {
    expect(templateProblems(occasion, { subject: "{{ x }}", body: "" })).toMatchObject([{ field: "subject", line: 1 }]);
  });

  test("an empty subject is found when it is put together", () => {
    expect(rendered("x", "", "{{ customer.name }}")).toMatchObject({ ok: false, problems: [{ field: "subject" }] });
  });
});

describe("what stands in the mail", () => {
  test.each(markCases)("$what", ({ body, name = "Anna", text, html }) => {
    const message = messageOf(body, name);
    expect(message.text.split("\n\n--\n")[0]).toBe(text);
    const [, shown = ""] = /<main[^>]*>\n(.*?)\n<p style/s.exec(message.html) ?? [];
    expect(shown).toBe(html);
  });

  test("says why it comes, and how to end that", () => {
    const { text, html } = messageOf("x", "Anna");
    for (const each of [text, html]) expect(each).toContain("https://goodword.test/u/x");
    expect(text).toContain("You get this from Shop because you take part in “Friends”.");
  });

  test("whatever somebody is called, the subject is one line and no markup of theirs stands in the mail", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (name) => {
        const { subject, html } = messageOf(
          "**{{ customer.name }}** [go]({{ customer.name }})",
          name,
          "Hi {{ customer.name }}",
        );
        expect(subject).not.toMatch(/[\r\n\u0085\u2028\u2029]/);
        const own = html.replaceAll(/<\/?(?:html|head|meta|title|body|main|p|br|a|strong|!doctype)\b[^<>]*>/g, "");
        expect(own).not.toMatch(/[<>]/);
      }),
      { numRuns: 25 },
    );
  });
});

test.each(endlessCases)("%s comes to an end, and is refused", (_what, body) => {
  expect(rendered(body, "Anna")).toMatchObject({ ok: false, problems: [{ field: "body" }] });
});
