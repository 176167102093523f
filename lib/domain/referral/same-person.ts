/** An e-mail address as its mailbox knows it: letter case and +tags ignored, dots too where the provider ignores them. */
export function mailboxOf(email: string): string {
  const address = email.trim().normalize("NFKC").toLowerCase();
  const at = address.lastIndexOf("@");
  if (at < 1) return address;
  const domain = address.slice(at + 1);
  const isGoogle = domain === "gmail.com" || domain === "googlemail.com";
  const local = address.slice(0, at).split("+")[0] ?? "";
  return isGoogle ? `${local.replaceAll(".", "")}@gmail.com` : `${local}@${domain}`;
}

export interface Person {
  id: string;
  email: string | null;
}

/** Whether two customers are surely one: the same customer, or the same mailbox. */
export function isSamePerson(one: Person, other: Person): boolean {
  if (one.id === other.id) return true;
  return one.email !== null && other.email !== null && mailboxOf(one.email) === mailboxOf(other.email);
}
