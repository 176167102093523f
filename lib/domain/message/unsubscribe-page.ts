import { html } from "../html";
import { page, plainColours } from "../landing/landing-page";

interface Reader {
  project: string;
  isUnsubscribed: boolean;
}

/** Following the link changes nothing yet: programs that look into mails follow links too. */
export function unsubscribePage({ project, isUnsubscribed }: Reader): string {
  const title = isUnsubscribed ? "You get no more of these mails" : "No more of these mails?";
  return page({
    language: "en",
    title,
    head: html``,
    colours: plainColours,
    body: isUnsubscribed
      ? html`<h1>${title}</h1><p>${project} tells you nothing more about invitations and rewards by mail. What is yours stays yours.</p>
<form method="post" action="?again=1"><button class="go">Send me these mails again</button></form>`
      : html`<h1>${title}</h1><p>${project} writes to you about your invitations and rewards. You can end that; what is yours stays yours.</p>
<form method="post" action="?"><button class="go">No more mails</button></form>`,
  });
}
