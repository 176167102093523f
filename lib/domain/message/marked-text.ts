import { html, type Markup } from "../html";

/**
 * The few marks a message's words may carry: paragraphs, lists ("- "), **strong** and [words](link). What was put in from
 * outside stands between two signs and is never read for marks: a name can make nothing bold and no link.
 */
const open = "\ue000";
const close = "\ue001";

/** Wraps what a template puts in. Of one line: a paragraph that begins inside a value would not stand between the signs. */
export function putIn(value: unknown): string {
  return open + oneLine(value === null || value === undefined ? "" : String(value)) + close;
}

export function withoutSigns(text: string): string {
  return text.replace(/[\ue000\ue001]/g, "");
}

/** Without the signs, and without what no mail may carry. */
function plain(text: string): string {
  return (
    withoutSigns(text)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "")
  );
}

/** One line, whatever was put into it: a line break would begin another header. */
export function oneLine(text: string): string {
  return plain(text)
    .replace(/[\s\u0085\u2028\u2029]+/g, " ")
    .trim();
}

// Of whatever stands between the marks, at most so much: a body full of open brackets must not cost its length squared.
const strong = /\*\*((?:(?!\*\*)(?:\ue000[^\ue001]*\ue001|[^\ue000\ue001\n])){1,500})\*\*/y;
const link =
  /\[((?:\ue000[^\ue001]*\ue001|[^\ue000\ue001\n\]]){1,500})\]\(((?:\ue000[^\ue001]*\ue001|[^\ue000\ue001\s)]){1,500})\)/y;
const value = /\ue000([^\ue001]*)\ue001/y;

type Piece =
  | { kind: "text"; text: string }
  | { kind: "strong"; text: string }
  | { kind: "link"; text: string; href: string };

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let run = "";
  const flush = () => {
    if (run) found.push({ kind: "text", text: run });
    run = "";
  };
  for (let at = 0; at < text.length; ) {
    const put = matchAt(value, text, at);
    const bold = put ? null : matchAt(strong, text, at);
    const linked = put || bold ? null : matchAt(link, text, at);
    if (put) run += put[1] ?? "";
    else if (bold) {
      flush();
      found.push({ kind: "strong", text: plain(bold[1] ?? "") });
    } else if (linked) {
      flush();
      found.push(linkPiece(plain(linked[1] ?? ""), plain(linked[2] ?? "")));
    } else run += plain(text.charAt(at));
    at += (put ?? bold ?? linked)?.[0].length ?? 1;
  }
  flush();
  return found;
}

/** A link leads to a page or a mailbox and to nothing else. */
function linkPiece(text: string, href: string): Piece {
  const isLink = /^(https?:\/\/|mailto:)[^\s"<>]+$/i.test(href);
  return isLink ? { kind: "link", text, href } : { kind: "text", text };
}

interface Block {
  kind: "paragraph" | "list";
  lines: Piece[][];
}

function blocks(marked: string): Block[] {
  return marked
    .replaceAll("\r\n", "\n")
    .split(/\n[ \t]*\n/)
    .flatMap((block) => {
      const lines = block
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "" && line !== open + close);
      if (lines.length === 0) return [];
      const isList = lines.every((line) => line.startsWith("- "));
      return [
        {
          kind: isList ? ("list" as const) : ("paragraph" as const),
          lines: lines.map((line) => pieces(isList ? line.slice(2) : line)),
        },
      ];
    });
}

/** The same words for who reads mails as text. */
export function asText(marked: string): string {
  return blocks(marked)
    .map(({ kind, lines }) =>
      lines.map((line) => (kind === "list" ? "- " : "") + line.map(pieceText).join("")).join("\n"),
    )
    .join("\n\n");
}

function pieceText(piece: Piece): string {
  return piece.kind === "link" ? `${piece.text}: ${piece.href}` : piece.text;
}

const buttonStyle =
  "display:inline-block;padding:10px 18px;border-radius:8px;background:#5753c6;color:#ffffff;font-weight:600;text-decoration:none";

/** A link that has a paragraph to itself is what the mail asks to do. */
export function asMarkup(marked: string): Markup[] {
  return blocks(marked).map(({ kind, lines }) => {
    if (kind === "list") return html`<ul>${lines.map((line) => html`<li>${line.map(pieceMarkup)}</li>`)}</ul>`;
    const [only] = lines[0] ?? [];
    if (lines.length === 1 && lines[0]?.length === 1 && only?.kind === "link")
      return html`<p><a href="${only.href}" style="${buttonStyle}">${only.text}</a></p>`;
    return html`<p>${lines.map((line, at) => html`${at > 0 && html`<br>`}${line.map(pieceMarkup)}`)}</p>`;
  });
}

function pieceMarkup(piece: Piece): Markup {
  if (piece.kind === "strong") return html`<strong>${piece.text}</strong>`;
  if (piece.kind === "link") return html`<a href="${piece.href}">${piece.text}</a>`;
  return html`${piece.text}`;
}
