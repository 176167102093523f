import { publicId } from "@/lib/domain/id";
import type { Refusal } from "@/lib/domain/ingest/refusal";
import { AppError } from "@/lib/server/errors";

/** A refused event as an error answer: everything that is wrong with it, and where it was kept. */
export function refusedError(refusal: Refusal, rejectedId: string): AppError {
  const [first] = refusal.violations;
  return new AppError(refusal.key, {
    message: refusal.message,
    details: refusal.details,
    ...(refusal.key === "not_found" ? { resourceId: first?.found, resourceType: "customer" } : {}),
    extra: { violations: refusal.violations, rejected_event_id: publicId("rejectedEvent", rejectedId) },
  });
}
