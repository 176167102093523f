import { html } from "../html";
import { asMarkup, asText } from "./marked-text";

export interface MailFrame {
  project: string;
  campaign: string;
  /** Where the reader ends these mails. */
  unsubscribeLink: string;
}

const why = ({ project, campaign }: MailFrame) =>
  `You get this from ${project} because you take part in “${campaign}”.`;

export function mailText(marked: string, frame: MailFrame): string {
  return `${asText(marked)}\n\n--\n${why(frame)}\nNo more of these mails: ${frame.unsubscribeLink}\n`;
}

const bodyStyle =
  "margin:0;padding:24px 16px;background:#ffffff;color:#1c2024;font:16px/1.55 system-ui,-apple-system,'Segoe UI',sans-serif";
const mainStyle = "max-width:560px;margin:0 auto;overflow-wrap:anywhere";
const footStyle = "margin-top:32px;padding-top:12px;border-top:1px solid #d9d9e0;color:#60646c;font-size:13px";

/** No script and nothing from elsewhere; its styles stand at the elements, as mail programs want it. */
export function mailHtml(subject: string, marked: string, frame: MailFrame): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${subject}</title>
</head>
<body style="${bodyStyle}"><main aria-label="${subject}" style="${mainStyle}">
${asMarkup(marked)}
<p style="${footStyle}">${why(frame)}<br><a href="${frame.unsubscribeLink}" style="color:#60646c">No more of these mails</a></p>
</main></body>
</html>
`.text;
}
