import { publicId } from "@/lib/domain/id";
import { AppError } from "@/lib/server/errors";
import type { Person } from "@/lib/server/session";
import { listProjects } from "./project";

/** Who is signed in and what may she do where: the first thing every screen asks. */
export async function getMe(person: Person | undefined) {
  if (!person) throw new AppError("unauthorized");
  const { id, name, email, hasSecondFactor } = person;
  return { user: { id: publicId("user", id), name, email, hasSecondFactor }, projects: await listProjects(id) };
}
