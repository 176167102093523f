import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { freePort } from "@/lib/launch/free-port.mjs";
import { until } from "../api/until";
import { programs } from "./global-setup";

const leash = pathToFileURL(path.resolve("lib/launch/leash.mjs")).href;

/** A server or worker in a process of its own. */
export class Program {
  #child: ChildProcess;
  #output = "";
  #isReady = false;

  private constructor(
    private readonly name: "server" | "worker",
    private readonly env: Record<string, string>,
  ) {
    this.#child = this.#spawn();
  }

  /** Takes events on a port of its own; loads no Next. */
  static async server(databaseUrl: string): Promise<Program & { url: string }> {
    const port = await freePort();
    const env = {
      DATABASE_URL: databaseUrl,
      ROLE: "ingest",
      PORT: String(port),
      HOST: "127.0.0.1",
      GOODWORD_CLIENT_RATE_LIMIT: "100000",
      GOODWORD_PUBLIC_RATE_LIMIT: "100000",
    };
    const program = Object.assign(new Program("server", env), { url: `http://127.0.0.1:${port}` });
    await program.ready();
    return program;
  }

  static async worker(databaseUrl: string): Promise<Program> {
    const program = new Program("worker", { DATABASE_URL: databaseUrl, ROLE: "worker" });
    await program.ready();
    return program;
  }

  #spawn(): ChildProcess {
    this.#isReady = false;
    const file = path.resolve(programs, `${this.name}.mjs`);
    const child = spawn(process.execPath, ["--import", leash, file], {
      env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "warn", NODE_OPTIONS: "", ...this.env },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    const keep = (chunk: Buffer) => {
      this.#output = (this.#output + chunk.toString()).slice(-20_000);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.on("message", (message) => {
      if (message === "ready") this.#isReady = true;
    });
    return child;
  }

  /** Its last lines, for whoever has to find out why. */
  get output(): string {
    return this.#output;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async ready(): Promise<void> {
    await until(
      `the ${this.name} is ready\n${this.#output}`,
      async () => {
        if (!this.isAlive) throw new Error(`the ${this.name} ended before it was ready:\n${this.#output}`);
        if (this.name === "worker") return this.#isReady;
        return fetch(`http://127.0.0.1:${this.env.PORT}/healthz`)
          .then(({ ok }) => ok)
          .catch(() => false);
      },
      30_000,
    );
  }

  /** Sends the signal and gives how it ended and how long that took. */
  async end(signal: NodeJS.Signals): Promise<{ code: number | null; signal: string | null; ms: number }> {
    const since = performance.now();
    if (this.isAlive) {
      const exit = once(this.#child, "exit");
      this.#child.kill(signal);
      await exit;
    }
    return { code: this.#child.exitCode, signal: this.#child.signalCode, ms: performance.now() - since };
  }

  /** Again under the same settings, as the supervisor does. */
  async restart(): Promise<void> {
    this.#child = this.#spawn();
    await this.ready();
  }

  pause(): void {
    this.#child.kill("SIGSTOP");
  }
}
