import { html, type Markup } from "../html";
import { contrast, inkOn, textContrastMin } from "./contrast";
import type { LandingInput } from "./landing";

/** What a link leads to, as it stands when somebody follows it. */
export type LandingState = "open" | "paused" | "ended" | "off";

export interface LandingFacts {
  landing: LandingInput;
  state: LandingState;
  code: string;
  /** Her first name, where the campaign says so and she has one. */
  referrer: string | null;
  /** With the code in it; null where there is nowhere to go. */
  destination: string | null;
  /** Its path. */
  image: string | null;
  /** Other sites that show the link want the picture's whole address. */
  origin: string;
}

const closedWords: Record<Exclude<LandingState, "open">, { title: string; text: string }> = {
  paused: { title: "Not open right now", text: "This invitation is not open at the moment. Please come back later." },
  ended: { title: "This has ended", text: "This invitation is over. Thank you for coming by." },
  off: { title: "This code is no longer valid", text: "Ask whoever sent it to you for a new one." },
};

/** The whole page: no script, nothing loaded but the campaign's own picture. */
export function landingPage(facts: LandingFacts): string {
  const { landing, state } = facts;
  const title = state === "open" ? landing.title : closedWords[state].title;
  const description = state === "open" ? (paragraphs(landing.body)[0] ?? "") : closedWords[state].text;
  return page({
    language: state === "open" ? landing.language : "en",
    title,
    head: html`<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description.slice(0, 200)}">
${facts.image && state === "open" && html`<meta property="og:image" content="${facts.origin + facts.image}">`}`,
    colours: landing,
    body: state === "open" ? invitation(facts) : html`<h1>${title}</h1><p>${closedWords[state].text}</p>`,
  });
}

export function unknownCodePage(): string {
  return page({
    language: "en",
    title: "There is no such invitation",
    head: html``,
    colours: plainColours,
    body: html`<h1>There is no such invitation</h1>
<p>The link may have been cut off or mistyped. Ask whoever sent it to you for the code.</p>`,
  });
}

function invitation({ landing, code, referrer, destination, image }: LandingFacts): Markup {
  return html`${image && html`<img src="${image}" alt="${landing.imageAlt}">`}
${referrer && html`<p class="from">${referrer} invites you</p>`}
<h1>${landing.title}</h1>
${paragraphs(landing.body).map((text) => html`<p>${text}</p>`)}
<p class="code"><label for="code">Your code</label><input id="code" value="${code}" readonly size="${Math.max(8, code.length)}"></p>
${destination && html`<p><a class="go" rel="noopener" href="${destination}">${landing.buttonLabel}</a></p>`}`;
}

function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((each) => each.trim())
    .filter(Boolean);
}

interface Page {
  language: string;
  title: string;
  head: Markup;
  colours: Pick<LandingInput, "accent" | "background">;
  body: Markup;
}

export const plainColours = { accent: "#5753c6", background: "#ffffff" };

/** Every public page of ours looks so. */
export function page({ language, title, head, colours, body }: Page): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title}</title>
${head}
<style>${styles(colours)}</style>
</head>
<body><main aria-label="${title}">${body}</main></body>
</html>
`.text;
}

/** Colours come checked as #rrggbb; nothing else of what somebody typed gets here. */
function styles({ accent, background }: Page["colours"]): Markup {
  const [ink, onAccent] = [inkOn(background), inkOn(accent)];
  // A field for the code must be seen as one: its edge in the accent, which is read on this background.
  const edge = contrast(accent, background) >= textContrastMin ? accent : ink;
  return html`*{box-sizing:border-box}
body{margin:0;background:${background};color:${ink};font:17px/1.55 system-ui,-apple-system,sans-serif}
main{max-width:34rem;margin:0 auto;padding:2.5rem 1.25rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 1rem;overflow-wrap:anywhere}
h2{font-size:1.1rem;line-height:1.3;margin:2rem 0 .5rem}
p{margin:0 0 1rem;overflow-wrap:anywhere;white-space:pre-line}
img{display:block;max-width:100%;height:auto;margin:0 0 1.5rem;border-radius:8px}
ul{margin:0;padding:0;list-style:none}
li{padding:.75rem 0;border-top:1px solid ${edge};overflow-wrap:anywhere}
.from{color:${edge};font-weight:600;margin:0 0 .25rem}
.code label{display:block;font-size:.9rem;margin:0 0 .25rem}
.code input{width:100%;max-width:22rem;font:600 1.25rem/1.2 ui-monospace,monospace;padding:.7rem .8rem;color:${ink};background:${background};border:2px solid ${edge};border-radius:8px;user-select:all}
.go{display:inline-block;padding:.7rem 1.25rem;border-radius:8px;background:${accent};color:${onAccent};font-weight:600;text-decoration:none}
button.go{border:0;font:inherit;font-weight:600;cursor:pointer}
a:focus-visible,button:focus-visible,input:focus-visible{outline:3px solid ${edge};outline-offset:3px}
code{font-family:ui-monospace,monospace;font-weight:600}`;
}
