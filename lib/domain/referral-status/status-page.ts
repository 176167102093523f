import { html, type Markup } from "../html";
import { page, plainColours } from "../landing/landing-page";
import { friendWords, invitedWords, rewardWords, type ToldReferral, type ToldReward } from "./status-words";

export interface StatusReferral {
  referral: ToldReferral;
  /** Of whoever looks at the page. */
  rewards: ToldReward[];
}

export interface StatusFacts {
  project: string;
  /** Of whoever looks at the page. */
  name: string | null;
  /** Who invited her. */
  invited: StatusReferral[];
  /** Whom she invited. */
  friends: StatusReferral[];
  /** Codes of hers to invite with, and their links. */
  codes: { code: string; path: string }[];
}

export function statusPage({ project, name, invited, friends, codes }: StatusFacts): string {
  const isEmpty = invited.length + friends.length === 0;
  return page({
    language: "en",
    title: `Your invitations at ${project}`,
    head: html``,
    colours: plainColours,
    body: html`<h1>${name ? `Hello ${name}` : "Your invitations"}</h1>
<p>How your invitations at ${project} stand. Whoever has this link sees this page, so keep it to yourself.</p>
${invited.length > 0 && html`<h2>How you came</h2><ul>${invited.map((each) => item(invitedWords(each.referral), each.rewards))}</ul>`}
${friends.length > 0 && html`<h2>Friends you invited</h2><ul>${friends.map((each) => item(friendWords(each.referral), each.rewards))}</ul>`}
${isEmpty && html`<p>Nobody has come by your invitation yet.</p>`}
${codes.length > 0 && html`<h2>Invite somebody</h2><ul>${codes.map(({ code, path }) => html`<li><code>${code}</code> · <a href="${path}">your link</a></li>`)}</ul>`}`,
  });
}

export function unknownStatusPage(): string {
  return page({
    language: "en",
    title: "This link leads nowhere",
    head: html``,
    colours: plainColours,
    body: html`<h1>This link leads nowhere</h1><p>It was cut off, or is no longer valid. Ask for a new one.</p>`,
  });
}

function item(words: string, rewards: ToldReward[]): Markup {
  return html`<li>${[words, ...rewards.map(rewardWords)].join(" · ")}</li>`;
}
