import { publicId } from "@/lib/domain/id";
import type { Role } from "@/lib/domain/permission";
import { db } from "@/lib/server/db";
import { newAppId, newToken } from "@/lib/server/key-token";
import { newId } from "@/lib/server/new-id";
import { hashPassword } from "@/lib/server/password";
import { insertKey } from "@/lib/services/api-key";
import { insertPerson } from "@/lib/services/person";

export const password = "correct horse battery";

export interface Keys {
  server: Record<string, string>;
  client: Record<string, string>;
}

export const shopOrigin = "https://shop.example";

/** A project of its own with a server and a browser key. */
export async function makeProject(name = "Test"): Promise<{ id: string; publicId: string; keys: Keys }> {
  const id = newId();
  await db().project.create({ data: { id, name } });
  const server = { appId: newAppId(), token: newToken("server") };
  const client = { appId: newAppId(), token: newToken("client") };
  const common = { name: "test", ratePerSecond: null, createdById: null };
  await db().$transaction(async (tx) => {
    await insertKey(tx, id, { ...common, ...server, kind: "server", allowedOrigins: [] });
    await insertKey(tx, id, { ...common, ...client, kind: "client", allowedOrigins: [shopOrigin] });
  });
  return {
    id,
    publicId: publicId("project", id),
    keys: {
      server: { "x-app-id": server.appId, "x-app-token": server.token },
      client: { "x-client-application-id": client.appId, "x-client-token": client.token, origin: shopOrigin },
    },
  };
}

let hash: Promise<string> | undefined;

/** A person with the password above, who is a member of the projects given. */
export async function makePerson(memberships: Record<string, Role> = {}, email = `${newId()}@example.com`) {
  hash ??= hashPassword(password);
  const passwordHash = await hash;
  const user = await db().$transaction((tx) => insertPerson(tx, { name: "Test Person", email, passwordHash }));
  await db().membership.createMany({
    data: Object.entries(memberships).map(([projectId, role]) => ({ projectId, userId: user.id, role })),
  });
  return { id: user.id, publicId: publicId("user", user.id), email };
}

/** The Cookie header of a new session. */
export async function signIn(url: string, email: string, given = password): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email, password: given }),
  });
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
  return cookieOf(answer);
}

export function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
