import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/server/log";
import { Mailer, type MailSetting, mailSetting } from "@/lib/server/mailer";
import { type ClaimedMessage, claimMessages } from "./claim";
import { finishMessage } from "./finish";
import { sendMessage } from "./send-message";

/** Mails that one worker sends in a second at most: mail servers shut out whoever floods them. */
const mailsPerSecondMax = 10;
const askEveryMs = 500;
/** What is in hand when the worker is stopped gets so long to end; after it the lease lets another send it again. */
const stopWithinMs = 5_000;

/**
 * The worker's way of telling people: takes the messages that are due, puts them into words and sends them, never inside a
 * transaction. With nothing to send it asks one small index twice a second.
 */
export class MessageLoop {
  readonly #stopping = new AbortController();
  readonly #mailer: Mailer | null;
  #done: Promise<unknown> = Promise.resolve();

  constructor(setting: MailSetting | null = mailSetting()) {
    this.#mailer = setting && new Mailer(setting);
  }

  start(): void {
    this.#done = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.race([this.#done, sleep(stopWithinMs, undefined, { ref: false })]);
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const beganMs = performance.now();
      const sent = await this.#round();
      const roundMs = sent === 0 ? askEveryMs : (1_000 / mailsPerSecondMax) * sent;
      await this.#wait(beganMs + roundMs - performance.now());
    }
  }

  async #round(): Promise<number> {
    try {
      const claimed = await claimMessages(mailsPerSecondMax);
      await Promise.all(claimed.map((message) => this.#send(message)));
      return claimed.length;
    } catch (error) {
      log.warn({ reason: String(error) }, "messages could not be looked for right now; trying again");
      return 0;
    }
  }

  /** When the result cannot be kept, the lease runs out and it is sent again, as the same mail: at least once. */
  async #send(message: ClaimedMessage): Promise<void> {
    try {
      await finishMessage(message, await sendMessage(message, this.#mailer));
    } catch (error) {
      log.error({ err: error, messageId: message.id }, "a message could not be sent, or its result not be kept");
    }
  }

  async #wait(ms: number): Promise<void> {
    if (ms <= 0) return;
    await sleep(ms, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }
}
