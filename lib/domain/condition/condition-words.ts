import { type Phrase, type PhrasePart, phraseText, strong } from "../phrase";
import type { ConditionRule } from "./condition-input";
import { type ConditionOperator, operandKind, operatorWords } from "./condition-operator";
import { operandsOf } from "./condition-rule";
import { commonDigits, listWords, valueWords, type WordsPlace } from "./condition-value-words";

const text = (words: string): PhrasePart => ({ kind: "text", text: words });

/** "is at least 50.00", "is one of pro, team": what a rule says of its field. */
export function predicatePhrase(rule: Pick<ConditionRule, "operator" | "value">, place: WordsPlace): Phrase {
  const { operator } = rule;
  const kind = operandKind(operator);
  if (kind === "none") return [text(operatorWords(operator))];
  const operands = operandsOf(rule);
  if (operands === null) return [text(`${operatorWords(operator)} `), { kind: "bad", text: "…" }];
  const [first, last] = operands;
  if (kind === "days") return [text("is in the last "), strong(first === 1 ? "day" : `${first} days`)];
  if (operator === "equalsIgnoringCase") {
    return [text("is "), strong(valueWords(first, place)), text(" (ignoring case)")];
  }
  if (kind === "range") {
    const digits = Math.max(place.digits ?? 0, commonDigits(operands));
    const [from = "", to = ""] = [first, last].map((operand) => valueWords(operand, { ...place, digits }));
    return [text("is between "), strong(from), text(" and "), strong(to)];
  }
  return [text(`${operatorWords(operator)} `), strong(listWords(operands, place))];
}

/** What a check expects: "at least 50.00", "not one of pro, team" under a `not`. */
export function expectedWords(
  rule: Pick<ConditionRule, "operator" | "value">,
  { not, ...place }: WordsPlace & { not: boolean },
): string {
  const asked = expectation(rule, place);
  return not ? `not ${asked}` : asked;
}

/** "needs email ending with .edu": what is said of a field without its "is". */
const participles: Partial<Record<ConditionOperator, string>> = {
  contains: "containing",
  doesNotContain: "not containing",
  beginsWith: "starting with",
  endsWith: "ending with",
  hasAny: "with any of",
  hasAll: "with all of",
  hasNone: "with none of",
};

function expectation(rule: Pick<ConditionRule, "operator" | "value">, place: WordsPlace): string {
  if (rule.operator === "present") return "a value";
  if (rule.operator === "missing") return "no value";
  const said = phraseText(predicatePhrase(rule, place));
  const verb = operatorWords(rule.operator);
  const participle = participles[rule.operator];
  return participle && said.startsWith(verb) ? participle + said.slice(verb.length) : said.replace(/^is /, "");
}
