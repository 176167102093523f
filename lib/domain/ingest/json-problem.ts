import { survives } from "./json-number";

export type JsonProblemCode =
  | "empty_body"
  | "byte_order_mark"
  | "invalid_utf8"
  | "not_json"
  | "not_a_batch"
  | "too_many_items"
  | "too_deep"
  | "too_many_keys"
  | "duplicate_key"
  | "forbidden_key"
  | "nul_character"
  | "lone_surrogate"
  | "number_not_exact";

export interface JsonProblem {
  code: JsonProblemCode;
  message: string;
  /** In characters of the text; absent where the bytes are no text. */
  offset?: number;
  /** JSON pointer to the value, or to the key's value. */
  pointer?: string;
}

export interface JsonLimits {
  depthMax: number;
  keysMax: number;
  /** Look for what is no JSON at all and let the rest be. */
  isSyntaxOnly?: boolean;
}

export function isForbiddenKey(key: string): boolean {
  return key === "__proto__" || key === "constructor" || key === "prototype";
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const blanks = " \t\n\r";
const literals: [word: string, value: unknown][] = [
  ["true", true],
  ["false", false],
  ["null", null],
];

class Found extends Error {
  constructor(readonly problem: JsonProblem) {
    super(problem.message);
  }
}

/** Reads slowly and stops at the first thing wrong. Its answer is for people; what is accepted is decided elsewhere. */
class Explainer {
  private at = 0;
  private keys = 0;
  private path: (string | number)[] = [];

  constructor(
    private readonly text: string,
    private readonly limits: JsonLimits,
  ) {}

  document(): void {
    this.value(0);
    this.skipBlank();
    if (this.at < this.text.length) this.stop("not_json", "something follows the end of the JSON");
  }

  private stop(code: JsonProblemCode, message: string, offset = this.at): never {
    const pointer = this.path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
    throw new Found({ code, message: `${message} (${this.placeOf(offset)})`, offset, pointer });
  }

  private refuse(code: JsonProblemCode, message: string, offset = this.at): void {
    if (!this.limits.isSyntaxOnly) this.stop(code, message, offset);
  }

  private placeOf(offset: number): string {
    const before = this.text.slice(0, offset).split("\n");
    return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
  }

  private skipBlank(): void {
    while (blanks.includes(this.text[this.at] ?? "-")) this.at++;
  }

  private take(character: string): boolean {
    this.skipBlank();
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private unexpected(expected: string): never {
    const character = this.text[this.at];
    const came = character === undefined ? "the text ends" : `${JSON.stringify(character)} came`;
    return this.stop("not_json", `not JSON: ${came} where ${expected} should be`);
  }

  private value(depth: number): void {
    this.skipBlank();
    if (this.text[this.at] === '"') this.string();
    else if (this.text[this.at] === "{") this.object(depth + 1);
    else if (this.text[this.at] === "[") this.array(depth + 1);
    else if (!this.literal() && !this.number()) this.unexpected("a value");
  }

  private enter(depth: number): void {
    if (depth > this.limits.depthMax) {
      this.stop("too_deep", `nested more than ${this.limits.depthMax} levels deep`);
    }
    this.at++;
  }

  private object(depth: number): void {
    this.enter(depth);
    const names = new Set<string>();
    if (this.take("}")) return;
    do {
      this.member(names, depth);
    } while (this.take(","));
    if (!this.take("}")) this.unexpected("a comma or }");
  }

  private member(names: Set<string>, depth: number): void {
    this.skipBlank();
    const start = this.at;
    if (this.text[start] !== '"') this.unexpected("a key in double quotes");
    const key = this.string();
    this.path.push(key);
    if (names.has(key)) this.refuse("duplicate_key", `the key ${JSON.stringify(key)} is there twice`, start);
    if (isForbiddenKey(key)) this.refuse("forbidden_key", `the key ${JSON.stringify(key)} is not allowed`, start);
    if (++this.keys > this.limits.keysMax) this.refuse("too_many_keys", `more than ${this.limits.keysMax} keys`, start);
    names.add(key);
    if (!this.take(":")) this.unexpected("a colon");
    this.value(depth);
    this.path.pop();
  }

  private array(depth: number): void {
    this.enter(depth);
    if (this.take("]")) return;
    let i = 0;
    do {
      this.path.push(i++);
      this.value(depth);
      this.path.pop();
    } while (this.take(","));
    if (!this.take("]")) this.unexpected("a comma or ]");
  }

  private string(): string {
    const start = this.at++;
    while (this.at < this.text.length && this.text[this.at] !== '"') {
      if (this.text.charCodeAt(this.at) < 32)
        this.stop("not_json", "not JSON: a control character or line end within quotes");
      this.at += this.text[this.at] === "\\" ? 2 : 1;
    }
    if (this.at >= this.text.length) this.stop("not_json", "not JSON: a quote is not closed", start);
    const value = this.unescaped(start, ++this.at);
    if (value.includes("\0")) this.refuse("nul_character", "the character U+0000 cannot be stored", start);
    if (/\p{Surrogate}/u.test(value)) this.refuse("lone_surrogate", "half of a surrogate pair cannot be stored", start);
    return value;
  }

  private unescaped(start: number, end: number): string {
    try {
      return JSON.parse(this.text.slice(start, end));
    } catch {
      return this.stop("not_json", "not JSON: an unknown escape after a backslash", start);
    }
  }

  private literal(): boolean {
    const found = literals.find(([word]) => this.text.startsWith(word, this.at));
    if (found) this.at += found[0].length;
    return found !== undefined;
  }

  private number(): boolean {
    number.lastIndex = this.at;
    const token = number.exec(this.text)?.[0];
    if (token === undefined) return false;
    if (!survives(token)) {
      const shown = token.length > 40 ? `${token.slice(0, 40)}…` : token;
      this.refuse("number_not_exact", `${shown} cannot be kept exactly; send it as a string`);
    }
    this.at += token.length;
    return true;
  }
}

/** The first thing wrong with the text, or null if nothing is. */
export function findJsonProblem(text: string, limits: JsonLimits): JsonProblem | null {
  try {
    new Explainer(text, limits).document();
    return null;
  } catch (error) {
    if (error instanceof Found) return error.problem;
    throw error;
  }
}
