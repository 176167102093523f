import { setTimeout as sleep } from "node:timers/promises";
import { retryDelaysMs } from "@/lib/domain/webhook/next-attempt";
import { log } from "@/lib/server/log";
import { Mailer, type MailSetting, mailSetting } from "@/lib/server/mailer";
import { type ClaimedMessage, claimMessages } from "./claim";
import { finishMessage } from "./finish";
import { type SendResult, sendMessage } from "./send-message";

/** Mails that one worker sends in a second at most: mail servers shut out whoever floods them. */
const mailsPerSecondMax = 10;
const askEveryMs = 500;
/** Those that a worker did not live to end are attempts as well. */
const attemptsMax = retryDelaysMs.length + 1;
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
      // What is only kept floods no mail server.
      const perMailMs = this.#mailer ? 1_000 / mailsPerSecondMax : 0;
      const roundMs = sent === 0 ? askEveryMs : perMailMs * sent;
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
      await finishMessage(message, await this.#attempt(message));
    } catch (error) {
      log.error({ err: error, messageId: message.id }, "the result of a message could not be kept");
    }
  }

  async #attempt(message: ClaimedMessage): Promise<SendResult> {
    if (message.step > attemptsMax)
      return { status: "failed", error: "It was begun again and again, and never ended." };
    try {
      return await sendMessage(message, this.#mailer);
    } catch (error) {
      log.error({ err: error, messageId: message.id }, "a message could not be sent");
      return { status: "again", error: "Something went wrong here; the server's log says what." };
    }
  }

  async #wait(ms: number): Promise<void> {
    if (ms <= 0) return;
    await sleep(ms, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }
}
