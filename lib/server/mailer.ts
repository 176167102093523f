import { createTransport, type Transporter } from "nodemailer";
import { env } from "./env";

/** How mails leave: which server takes them, and from whom they come. */
export interface MailSetting {
  url: string;
  /** "Shop <post@shop.example>", or the address alone. */
  from: string;
}

/** As the operator set it; null: none leaves. */
export function mailSetting(): MailSetting | null {
  const { GOODWORD_SMTP_URL: url, GOODWORD_MAIL_FROM: from } = env();
  return url && from ? { url, from } : null;
}

export interface Mail {
  /** Its Message-ID is made of it: sent twice, it is the same mail. */
  id: string;
  to: string;
  /** Who sends it, where the setting has an address alone. */
  fromName: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

/** What a mail server, or the way to it, said no with. It never holds the server's address, which has the password in it. */
export class MailFailed extends Error {
  constructor(
    readonly responseCode: number | null,
    readonly code: string | null,
    readonly response: string | null,
  ) {
    super(`the mail was not taken (${code ?? responseCode ?? "no answer"})`);
  }
}

const connectMsMax = 10_000;
const silenceMsMax = 30_000;

/** Sends through one mail server, a connection for each mail. */
export class Mailer {
  readonly #transport: Transporter;
  readonly #from: { name: string | null; address: string };

  constructor({ url, from }: MailSetting) {
    this.#transport = createTransport({
      url,
      connectionTimeout: connectMsMax,
      greetingTimeout: connectMsMax,
      socketTimeout: silenceMsMax,
      // Nothing that somebody wrote makes us read a file or call an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const [, name = "", address = from] = /^(.*)<([^>]+)>$/.exec(from) ?? [];
    this.#from = { name: name.trim().replace(/^"(.*)"$/, "$1") || null, address: address.trim() };
  }

  /** Resolves to what the server said when it took it; throws MailFailed. */
  async send({ id, to, fromName, subject, text, html, headers }: Mail): Promise<string> {
    const { name, address } = this.#from;
    try {
      const sent = await this.#transport.sendMail({
        ...{ subject, text, html },
        headers: { ...headers, "Auto-Submitted": "auto-generated" },
        messageId: `<${id}@${address.slice(address.lastIndexOf("@") + 1)}>`,
        from: { name: name ?? fromName, address },
        to: { name: "", address: to },
      });
      return String(sent.response).slice(0, 300);
    } catch (error) {
      const { responseCode, code, response } = error as { responseCode?: number; code?: string; response?: string };
      throw new MailFailed(responseCode ?? null, code ?? null, response ?? null);
    }
  }
}
