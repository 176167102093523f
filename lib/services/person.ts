import type { User } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";

/** A person who signs in with a password: the rows the auth library would write, inside a transaction of ours. */
export async function insertPerson(
  tx: Tx,
  { name, email, passwordHash }: { name: string; email: string; passwordHash: string },
): Promise<User> {
  const id = newId();
  const user = await tx.user.create({ data: { id, name, email: email.toLowerCase(), emailVerified: false } });
  await tx.account.create({
    data: { id: newId(), accountId: id, providerId: "credential", userId: id, password: passwordHash },
  });
  return user;
}
