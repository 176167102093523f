import type { TemplateProblem } from "./render-message";

/** Bodies of the message "Reward given" to a referrer, and what is wrong with them. */
export const problemCases: [what: string, body: string, problems: Omit<TemplateProblem, "field">[]][] = [
  ["nothing", "Hello {{ customer.name }}, {{ customer.metadata.plan }}", []],
  [
    "an unknown name, with the one that was meant",
    "Hello\n{{ customer.nmae }}",
    [{ line: 2, column: 4, message: "There is no “customer.nmae” here: did you mean customer.name?" }],
  ],
  [
    "a name without what it belongs to",
    "{{ first_name }}",
    [{ line: 1, column: 4, message: "There is no “first_name” here: did you mean customer.first_name?" }],
  ],
  [
    "every unknown name, not only the first",
    "{{ foo }}\n {% if bar.baz %}x{% endif %}",
    [
      { line: 1, column: 4, message: "There is no “foo” here" },
      { line: 2, column: 8, message: "There is no “bar.baz” here" },
    ],
  ],
  [
    "a name of another occasion",
    "{{ reward.until }}",
    [{ line: 1, column: 4, message: "There is no “reward.until” here" }],
  ],
  [
    "a thing where one of its parts was meant",
    "{{ customer }}",
    [{ line: 1, column: 4, message: "“customer” has several parts: take one, such as customer.first_name" }],
  ],
  [
    "braces that are not closed",
    "Hello {{ customer.name",
    [{ line: 1, column: 7, message: "This {{ is not closed: }} is missing" }],
  ],
  [
    "a condition without its end",
    "{% if customer.name %}Hello",
    [{ line: 1, column: 1, message: "{% if customer.name %} is not closed: its end is missing" }],
  ],
  [
    "a tag that is cut off",
    "{% if customer",
    [{ line: 1, column: 1, message: "This {% is not closed: %} is missing" }],
  ],
  [
    "a filter that is not there",
    "{{ customer.name | upcas }}",
    [{ line: 1, column: 1, message: "There is no filter “upcas” here: did you mean upcase?" }],
  ],
  [
    "a way to put in markup",
    "{{ customer.name | raw }}",
    [{ line: 1, column: 1, message: "There is no filter “raw” here" }],
  ],
  ["a file", "{% include 'secret' %}", [{ line: 1, column: 1, message: "There is no tag “include” here" }]],
  ["no value", "{{ }}", [{ line: 1, column: 4, message: "“” is no value" }]],
];

interface MarkCase {
  what: string;
  body: string;
  name?: string;
  text: string;
  html: string;
}

/** What stands in the mail of a body; `name` is what the reader is called. */
export const markCases: MarkCase[] = [
  { what: "paragraphs", body: "One\ntwo\n\nThree", text: "One\ntwo\n\nThree", html: "<p>One<br>two</p><p>Three</p>" },
  { what: "a list", body: "- one\n- two", text: "- one\n- two", html: "<ul><li>one</li><li>two</li></ul>" },
  { what: "strong words", body: "A **b** c", text: "A b c", html: "<p>A <strong>b</strong> c</p>" },
  {
    what: "a link",
    body: "See [the page](https://shop.test/a?b=1&c=2) now",
    text: "See the page: https://shop.test/a?b=1&c=2 now",
    html: '<p>See <a href="https://shop.test/a?b=1&amp;c=2">the page</a> now</p>',
  },
  { what: "a link to what is no page", body: "a [b](javascript:alert) c", text: "a b c", html: "<p>a b c</p>" },
  {
    what: "markup in the words is shown, not obeyed",
    body: "1 < 2 <b>x</b>",
    text: "1 < 2 <b>x</b>",
    html: "<p>1 &lt; 2 &lt;b&gt;x&lt;/b&gt;</p>",
  },
  {
    what: "markup in a name is shown, not obeyed",
    body: "Hello {{ customer.name }}",
    name: '<script>"x"</script>',
    text: 'Hello <script>"x"</script>',
    html: "<p>Hello &lt;script&gt;&quot;x&quot;&lt;/script&gt;</p>",
  },
  {
    what: "a name makes no link and nothing bold",
    body: "Hello {{ customer.name }}",
    name: "[Win](https://evil.test) **now**",
    text: "Hello [Win](https://evil.test) **now**",
    html: "<p>Hello [Win](https://evil.test) **now**</p>",
  },
  {
    what: "a name of several lines begins no paragraph",
    body: "Hello {{ customer.name }}!",
    name: "A\n\n[Win](https://evil.test)\n- b",
    text: "Hello A [Win](https://evil.test) - b!",
    html: "<p>Hello A [Win](https://evil.test) - b!</p>",
  },
  {
    what: "a name with our own signs in it ends nothing",
    body: "**{{ customer.name }}**",
    name: "a\ue001[Win](https://evil.test)\ue000b",
    text: "a[Win](https://evil.test)b",
    html: "<p><strong>a[Win](https://evil.test)b</strong></p>",
  },
  {
    what: "a name may be strong, and a link's address put in",
    body: "**{{ customer.name }}** [go]({{ share_link }})",
    name: "An*na",
    text: "An*na go: https://goodword.example/r/FRIEND-7KQ2",
    html: '<p><strong>An*na</strong> <a href="https://goodword.example/r/FRIEND-7KQ2">go</a></p>',
  },
  {
    what: "who is not known by name is greeted otherwise, and an empty line leaves no paragraph",
    body: "Hello {{ customer.name | default: 'there' }}\n\n{% if reward.code == blank %}{{ reward.code }}{% endif %}\n\nx",
    name: "",
    text: "Hello there\n\nx",
    html: "<p>Hello there</p><p>x</p>",
  },
];

/** Bodies that would be too much work. */
export const endlessCases: [what: string, body: string][] = [
  ["a loop in a loop", "{% for i in (1..9000) %}{% for j in (1..9000) %}x{% endfor %}{% endfor %}"],
  ["one long loop", "{% for i in (1..100000000) %}x{% endfor %}"],
  [
    "a text that doubles",
    "{% assign x = 'aaaaaaaaaa' %}{% for i in (1..40) %}{% assign x = x | append: x %}{% endfor %}",
  ],
  ["what comes out too long", `{% for i in (1..9000) %}${"x".repeat(50)}{% endfor %}`],
];
