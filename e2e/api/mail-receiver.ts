import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import type { MailSetting } from "@/lib/server/mailer";

export interface ReceivedMail {
  from: string;
  to: string[];
  atMs: number;
  /** By their names in small letters. */
  headers: Record<string, string>;
  /** Its parts by their type, decoded. */
  parts: Record<string, string>;
}

/** SMTP's answer to a recipient: 250, or a refusal. */
export interface Refusal {
  code: number;
  words: string;
}

/** A mail server on this machine: keeps every mail, and refuses the recipients it is told to. */
export class MailReceiver {
  readonly mails: ReceivedMail[] = [];
  /** Recipients that were named, whether or not their mail was taken. */
  readonly named: string[] = [];
  /** Answers to the next recipients, in turn; after them each is taken. */
  readonly refusals: Refusal[] = [];
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onAuth: (_auth, _session, done) => done(new Error("Wrong password")),
    onRcptTo: ({ address }, _session, done) => {
      this.named.push(address);
      const refusal = this.refusals.shift();
      done(refusal && Object.assign(new Error(refusal.words), { responseCode: refusal.code }));
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : "";
        const to = envelope.rcptTo.map(({ address }) => address);
        this.mails.push({ from, to, atMs: performance.now(), ...readMail(Buffer.concat(chunks).toString("utf8")) });
        done(null, "2.0.0 Ok: queued");
      });
    },
  });

  static async start(): Promise<MailReceiver> {
    const receiver = new MailReceiver();
    await new Promise<void>((resolve) => receiver.#server.listen(0, "127.0.0.1", resolve));
    return receiver;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  get setting(): MailSetting {
    return { url: this.url, from: "post@goodword.test" };
  }

  to(address: string): ReceivedMail[] {
    return this.mails.filter(({ to }) => to.includes(address));
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

function readMail(text: string): Pick<ReceivedMail, "headers" | "parts"> {
  const { headers, body } = split(text);
  const [, boundary] = /boundary="?([^";]+)/.exec(headers["content-type"] ?? "") ?? [];
  const pieces = boundary
    ? body
        .split(`--${boundary}`)
        .slice(1, -1)
        .map((piece) => split(piece.trimStart()))
    : [];
  const parts = pieces.map((piece) => [typeOf(piece.headers), decoded(piece.headers, piece.body.trimEnd())]);
  return { headers, parts: Object.fromEntries(parts) };
}

function split(text: string): { headers: Record<string, string>; body: string } {
  const at = text.indexOf("\r\n\r\n");
  const lines = text
    .slice(0, at)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  const headers = lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { headers: Object.fromEntries(headers), body: text.slice(at + 4) };
}

const typeOf = (headers: Record<string, string>) => headers["content-type"]?.split(";")[0] ?? "";

function decoded(headers: Record<string, string>, body: string): string {
  const encoding = headers["content-transfer-encoding"];
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding !== "quoted-printable") return body.replaceAll("\r\n", "\n");
  const bytes = body
    .replace(/=\r\n/g, "")
    .replaceAll("\r\n", "\n")
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
