import type { Bootstrapped } from "@/lib/services/bootstrap";

type Settings = Partial<Record<string, string>>;

const demoEvent = JSON.stringify({
  event: "signed_up",
  customer: { source_id: "alex@example.com", email: "alex@example.com", name: "Alex Doe", metadata: { VIP: true } },
  metadata: { sign_up_date: "2019-01-25T14:30:00.000Z" },
  referral: { code: "NRY-01" },
});

/** What the operator reads once the server answers: how to sign in, and a request that works when pasted. */
export function firstSteps({ owner, serverKey, clientKey }: Bootstrapped, settings: Settings): string {
  const address = `http://localhost:${settings.PORT ?? "3000"}`;
  const lines = [signIn(address, owner, settings)];
  if (clientKey) lines.push(`Browser key      ${clientKey.appId}  ${clientKey.token}`);
  if (serverKey) lines.push(`Server key       ${serverKey.appId}  ${serverKey.token}`);
  const appId = serverKey?.appId ?? settings.GOODWORD_APP_ID;
  const token = serverKey?.token ?? settings.GOODWORD_APP_TOKEN;
  if (appId && token)
    lines.push(
      "",
      settings.GOODWORD_DEMO === "0" ? readEvents(address, appId, token) : postEvent(address, appId, token),
    );
  return `${lines.join("\n")}\n`;
}

function signIn(address: string, owner: Bootstrapped["owner"], settings: Settings): string {
  const email = owner?.email ?? settings.GOODWORD_ADMIN_EMAIL;
  if (!email) return `Sign in at       ${address}`;
  const password = owner?.password;
  return `Sign in at       ${address}\nas               ${email}${password ? `  with the password  ${password}  (shown this once)` : ""}`;
}

const keyHeaders = (appId: string, token: string) => `  -H 'X-App-Id: ${appId}' -H 'X-App-Token: ${token}'`;

function postEvent(address: string, appId: string, token: string): string {
  return [
    "Post an event that rewards two people, and read why:",
    "",
    `curl '${address}/v1/events?wait=decisions' \\`,
    `${keyHeaders(appId, token)} \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '${demoEvent}'`,
  ].join("\n");
}

function readEvents(address: string, appId: string, token: string): string {
  return ["Read the events:", "", `curl '${address}/v1/events' \\`, keyHeaders(appId, token)].join("\n");
}
