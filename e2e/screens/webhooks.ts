import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { APIRequestContext } from "@playwright/test";
import { credentials } from "../credentials";

/** Answers each call with the next of these, and the last of them for ever; ends with the program. */
async function startReceiver(...statuses: number[]): Promise<Server> {
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      const status = statuses.length > 1 ? statuses.shift() : statuses[0];
      response.writeHead(status ?? 200, { "content-type": "application/json" });
      response.end(JSON.stringify(status === 200 ? { received: true } : { error: "The queue is full." }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return server;
}

/** Two webhooks of the shop and what they were told of: one that takes most of it, one that takes nothing. */
export async function makeWebhooks(request: APIRequestContext, origin: string, project: string): Promise<string> {
  const ask = async (method: string, path: string, data?: unknown) => {
    const answer = await request.fetch(path, { method, data, headers: { origin, "x-goodword-project": project } });
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
    return answer.status() === 204 ? null : answer.json();
  };
  const { data: former } = (await ask("GET", "/api/webhook-endpoints")) as { data: { id: string }[] };
  for (const { id } of former) await ask("DELETE", `/api/webhook-endpoints/${id}`);
  const add = async (server: Server, description: string, types: string[]) => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/goodword`;
    return ((await ask("POST", "/api/webhook-endpoints", { url, description, types })) as { id: string }).id;
  };
  const id = await add(await startReceiver(200, 200, 500, 200), "Orders service", []);
  await add(await startReceiver(503), "Mail to friends", ["reward.issued"]);
  // The servers hear of an edit within a second.
  await pause(1_200);
  for (let at = 0; at < 3; at++) await signUp(request, at);
  await ask("POST", `/api/webhook-endpoints/${id}/test`);
  await pause(2_000);
  return id;
}

async function signUp(request: APIRequestContext, at: number): Promise<void> {
  const email = `${["mika", "lea", "jonas"][at]}.${Date.now()}@example.com`;
  const answer = await request.post("/v1/events?wait=decisions", {
    headers: { "x-app-id": credentials.GOODWORD_APP_ID, "x-app-token": credentials.GOODWORD_APP_TOKEN },
    data: {
      event: "signed_up",
      customer: { source_id: email, email },
      referral: { code: "NRY-01" },
      metadata: { sign_up_date: new Date().toISOString() },
    },
  });
  if (!answer.ok()) throw new Error(`signing up answered ${answer.status()}: ${await answer.text()}`);
}
