export const matchCases: [pattern: string, text: string, isMatch: boolean][] = [
  ["^[A-Z]{2}\\d{4}$", "AB1234", true],
  ["^[A-Z]{2}\\d{4}$", "AB1234\n", false],
  ["b", "abc", true],
  ["^b", "a\nb", false],
  ["(?i)^pro$", "PRO", true],
  ["^\\p{L}+$", "Kraków", true],
  ["^.$", "😀", true],
  ["^$", "", true],
];

/** Each would keep a backtracking engine busy for longer than the universe has been. */
export const hostilePatterns = [
  "^(a+)+$",
  "^(a|a)*$",
  "^(a|aa)+$",
  "^([a-z]+)*$",
  "^(.*)*$",
  "(.*a){20}$",
  "^(\\w+\\s?)*$",
  "(x+x+)+y",
  "^(([a-z])+.)+[A-Z]([a-z])+$",
  "(?:a?){100}a{100}$",
  "[ab]*a[ab]{60}[cd]",
  "[ab]*a[ab]{400}[cd]",
  "^(?:[a-z]+[0-9]?)+$",
  "(a*)*b",
  "([a-b]|[a-c])*d",
];

export const hostileTexts = [`${"a".repeat(65_000)}!`, "ab".repeat(32_500), `${"x".repeat(65_000)}`];
