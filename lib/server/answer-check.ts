import { env } from "./env";
import { AppError } from "./errors";
import { type RouteDeclaration, successStatus } from "./route-declaration";

/** In tests only: reading every answer a second time is for finding out, not for serving. */
export function checksAnswers(): boolean {
  return env().GOODWORD_CHECK_ANSWERS === "1";
}

/** Throws when the answer is not what the route declares: something is missing, of another type, or declared nowhere. */
export function assertDeclared({ name, schemas }: RouteDeclaration, status: number, body: unknown): void {
  const usual = successStatus(schemas);
  const schema = status === usual ? schemas.answer : schemas.otherwise?.[status as 200];
  if (!schema) throw undeclared(`${name} answers ${status}, which is not declared`);
  if (status === 204) return;
  const sent: unknown = JSON.parse(JSON.stringify(body ?? {}));
  const result = schema.safeParse(sent);
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) => `/${path.join("/")}: ${message}`);
    throw undeclared(`${name} answers what it does not declare. ${problems.join("; ")}`);
  }
  const unsaid = unsaidIn(sent, result.data, "");
  if (unsaid.length > 0) throw undeclared(`${name} answers fields that are not declared: ${unsaid.join(", ")}`);
}

/** The same of an answer that is made already. Streams and files are declared by their media type alone. */
export async function assertDeclaredResponse(declaration: RouteDeclaration, response: Response): Promise<void> {
  const { media = ["application/json"] } = declaration.schemas;
  const sent = response.headers.get("content-type") ?? "";
  if (response.ok && response.body && !media.some((each) => sent.startsWith(each)))
    throw undeclared(`${declaration.name} answers ${sent}, which is not declared`);
  if (response.ok && sent.startsWith("application/json"))
    assertDeclared(declaration, response.status, await response.clone().json());
}

function undeclared(details: string): AppError {
  return new AppError("internal_error", { message: "Undeclared answer", details, cause: new Error(details) });
}

/** Where the answer has what its schema left out when it read it. */
function unsaidIn(sent: unknown, read: unknown, at: string): string[] {
  if (typeof sent !== "object" || sent === null || typeof read !== "object" || read === null) return [];
  const known = read as Record<string, unknown>;
  return Object.entries(sent).flatMap(([key, value]) =>
    key in known ? unsaidIn(value, known[key], `${at}/${key}`) : [`${at}/${key}`],
  );
}
