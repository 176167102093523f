import { Liquid, LiquidError, type Template } from "liquidjs";
import { didYouMean } from "../event-schema/did-you-mean";
import type { TemplateTexts } from "./default-templates";
import { type MailFrame, mailHtml, mailText } from "./mail-layout";
import { oneLine, putIn, withoutSigns } from "./marked-text";
import type { MessageOccasion } from "./occasion";
import { bodyCharactersMax, subjectCharactersMax } from "./template-limits";
import { exampleFacts, type MessageFacts, metadataPath, variablesOf } from "./variables";

/** What a template may come to: loops are for a handful of things. */
const renderedCharactersMax = 50_000;

const tags = new Set([
  "if",
  "elsif",
  "else",
  "unless",
  "case",
  "when",
  "assign",
  "for",
  "break",
  "continue",
  "comment",
]);
const filters = [
  ...[
    "append",
    "prepend",
    "capitalize",
    "upcase",
    "downcase",
    "strip",
    "truncate",
    "truncatewords",
    "replace",
    "remove",
  ],
  ...["default", "date", "plus", "minus", "times", "divided_by", "modulo", "round", "floor", "ceil", "abs", "at_least"],
  ...["at_most", "split", "join", "first", "last", "size", "slice", "url_encode"],
];

/**
 * The language of templates, cut down to what a message needs: no files, no partials, no way to put in markup ("raw"), an end
 * to work and memory. An unknown name is an error, never an empty place in somebody's mail.
 */
function makeEngine(): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    dynamicPartials: false,
    relativeReference: false,
    templates: {},
    parseLimit: bodyCharactersMax + subjectCharactersMax,
    renderLimit: 2_000,
    memoryLimit: 20_000,
    outputEscape: putIn,
  });
  for (const name of Object.keys(engine.tags)) if (!tags.has(name)) delete engine.tags[name];
  for (const name of Object.keys(engine.filters)) if (!filters.includes(name)) delete engine.filters[name];
  return engine;
}

let made: Liquid | undefined;
const engine = () => (made ??= makeEngine());

export interface TemplateProblem {
  field: "subject" | "body";
  /** From 1. */
  line: number;
  column: number;
  message: string;
}

type Parsed = { ok: true; template: Template[]; metadata: string[] } | { ok: false; problems: TemplateProblem[] };

function parse(field: "subject" | "body", text: string, occasion: MessageOccasion): Parsed {
  try {
    const template = engine().parse(withoutSigns(text));
    const used = Object.values(engine().analyzeSync(template, { partials: false }).globals).flat();
    const known = variablesOf(occasion).map(({ path }) => path);
    const problems: TemplateProblem[] = [];
    const metadata: string[] = [];
    for (const { segments, location } of used) {
      const path = segments.map(String).join(".");
      const isMetadata = path.startsWith(metadataPath) && segments.length === 3;
      if (isMetadata) metadata.push(path.slice(metadataPath.length));
      else if (!known.includes(path)) {
        problems.push({ field, line: location.row, column: location.col, message: unknownWords(path, known) });
      }
    }
    return problems.length > 0 ? { ok: false, problems } : { ok: true, template, metadata };
  } catch (error) {
    return { ok: false, problems: [problemOf(field, error)] };
  }
}

function unknownWords(path: string, known: string[]): string {
  const near = didYouMean(path, known) ?? known.find((each) => each.endsWith(`.${path}`)) ?? null;
  const part = known.some((each) => each.startsWith(`${path}.`));
  if (part)
    return `“${path}” has several parts: take one, such as ${known.find((each) => each.startsWith(`${path}.`))}`;
  return `There is no “${path}” here${near ? `: did you mean ${near}?` : ""}`;
}

function problemOf(field: "subject" | "body", error: unknown): TemplateProblem {
  if (!LiquidError.is(error) && !(error instanceof Error)) throw error;
  const [line = 1, column = 1] = LiquidError.is(error) ? (error.token?.getPosition() ?? []) : [];
  return { field, line, column, message: errorWords(error.message) };
}

const words: [RegExp, (found: RegExpExecArray) => string][] = [
  [/^output "(.*?)" not closed/s, () => "This {{ is not closed: }} is missing"],
  [/^tag "?(\{%.*?%\})"? not closed/s, ([, tag]) => `${tag} is not closed: its end is missing`],
  [/^tag "(.*?)" not closed/s, () => "This {% is not closed: %} is missing"],
  [/^tag "(.*?)" not found/, ([, tag = ""]) => `There is no tag “${tag}” here${suggest(tag, tags)}`],
  [/^undefined filter: ([\w-]+)/, ([, name = ""]) => `There is no filter “${name}” here${suggest(name, filters)}`],
  [/^undefined variable: ([^,]+)/, ([, path]) => `There is no “${path}” here`],
  [/^invalid value expression: "(.*?)"/, ([, text]) => `“${text}” is no value`],
  [/(memory alloc|template render|parse length) limit exceeded/, () => "This is too much work for one mail"],
];

function suggest(name: string, among: Iterable<string>): string {
  const near = didYouMean(name, among);
  return near ? `: did you mean ${near}?` : "";
}

function errorWords(message: string): string {
  for (const [pattern, say] of words) {
    const found = pattern.exec(message);
    if (found) return say(found);
  }
  return message.replace(/, line:\d+, col:\d+.*$/s, "").slice(0, 200);
}

/** Everything that is wrong with a template, whoever it is for, and with what an example of it comes to: it is not saved so. */
export function templateProblems(occasion: MessageOccasion, template: TemplateTexts): TemplateProblem[] {
  const frame = { project: "", campaign: "", unsubscribeLink: "" };
  const tried = renderMessage(occasion, template, exampleFacts(occasion), frame);
  return tried.ok ? [] : tried.problems;
}

export interface RenderedMessage {
  subject: string;
  text: string;
  html: string;
}

export type Rendering = { ok: true; message: RenderedMessage } | { ok: false; problems: TemplateProblem[] };

/** A template with the facts of one message in it. */
export function renderMessage(
  occasion: MessageOccasion,
  { subject, body }: TemplateTexts,
  facts: MessageFacts,
  frame: MailFrame,
): Rendering {
  const lines = render("subject", subject, occasion, facts);
  const words = render("body", body, occasion, facts);
  if (!lines.ok || !words.ok)
    return { ok: false, problems: [...(lines.ok ? [] : lines.problems), ...(words.ok ? [] : words.problems)] };
  const title = oneLine(lines.text).slice(0, 2 * subjectCharactersMax);
  if (title === "")
    return { ok: false, problems: [{ field: "subject", line: 1, column: 1, message: "The subject comes out empty" }] };
  return {
    ok: true,
    message: { subject: title, text: mailText(words.text, frame), html: mailHtml(title, words.text, frame) },
  };
}

type Words = { ok: true; text: string } | { ok: false; problems: TemplateProblem[] };

function render(field: "subject" | "body", text: string, occasion: MessageOccasion, facts: MessageFacts): Words {
  const parsed = parse(field, text, occasion);
  if (!parsed.ok) return parsed;
  try {
    const rendered: unknown = engine().renderSync(parsed.template, scopeOf(facts, parsed.metadata));
    if (typeof rendered !== "string" || rendered.length > renderedCharactersMax)
      return { ok: false, problems: [{ field, line: 1, column: 1, message: "This comes out too long for one mail" }] };
    return { ok: true, text: rendered };
  } catch (error) {
    return { ok: false, problems: [problemOf(field, error)] };
  }
}

type Scope = Record<string, unknown>;

/** As the template asks for it: "customer.name" below customer. Metadata that somebody does not have is empty. */
function scopeOf({ values, metadata }: MessageFacts, asked: string[]): Scope {
  const scope: Scope = {};
  for (const [path, value] of Object.entries(values)) {
    const [first = "", second] = path.split(".");
    if (second === undefined) scope[first] = value;
    else scope[first] = { ...Object(scope[first]), [second]: value };
  }
  const known = Object.fromEntries(
    asked.map((key) => [key, shown(Object.hasOwn(metadata, key) ? metadata[key] : null)]),
  );
  scope.customer = { ...Object(scope.customer), metadata: known };
  return scope;
}

/** A text, a number or yes and no; what has parts of its own is not for a mail. */
function shown(value: unknown): string | number | boolean | null {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
