import type { DescribedRoute } from "@/lib/domain/route-summary";
import type { Declared, RouteDeclaration } from "@/lib/server/route-declaration";

/** The description's own route cannot import itself. */
type ImportedRoute = Exclude<DescribedRoute, "GET /api/openapi.json">;
type VerbOf<Path extends string> = {
  [Route in ImportedRoute]: Route extends `${infer Verb} ${Path}` ? Verb : never;
}[ImportedRoute];
type PathOf<Route> = Route extends `${string} ${infer Path}` ? Path : never;

/** What a path's file must export: a declared handler for each of its verbs in routeAccess. */
type Verbs<Path extends string> = {
  [Verb in VerbOf<Path>]: Declared<Extract<ImportedRoute, `${Verb} ${Path}`>>;
};

/** By path, a line each. A path that is missing, or whose file lacks a verb or its declaration, does not compile. */
const files: { [Path in PathOf<ImportedRoute>]: () => Promise<Verbs<Path>> } = {
  "/api/api-keys": () => import("@/app/api/api-keys/route"),
  "/api/api-keys/[id]": () => import("@/app/api/api-keys/[id]/route"),
  "/api/api-keys/[id]/roll": () => import("@/app/api/api-keys/[id]/roll/route"),
  "/api/audit": () => import("@/app/api/audit/route"),
  "/api/campaigns": () => import("@/app/api/campaigns/route"),
  "/api/campaigns/[id]": () => import("@/app/api/campaigns/[id]/route"),
  "/api/campaigns/[id]/codes": () => import("@/app/api/campaigns/[id]/codes/route"),
  "/api/campaigns/[id]/clone": () => import("@/app/api/campaigns/[id]/clone/route"),
  "/api/campaigns/[id]/versions": () => import("@/app/api/campaigns/[id]/versions/route"),
  "/api/campaigns/[id]/versions/[number]": () => import("@/app/api/campaigns/[id]/versions/[number]/route"),
  "/api/campaigns/[id]/end": () => import("@/app/api/campaigns/[id]/end/route"),
  "/api/campaigns/[id]/funnel": () => import("@/app/api/campaigns/[id]/funnel/route"),
  "/api/campaigns/[id]/pause": () => import("@/app/api/campaigns/[id]/pause/route"),
  "/api/campaigns/[id]/referrals": () => import("@/app/api/campaigns/[id]/referrals/route"),
  "/api/campaigns/[id]/rewards": () => import("@/app/api/campaigns/[id]/rewards/route"),
  "/api/campaigns/[id]/decided": () => import("@/app/api/campaigns/[id]/decided/route"),
  "/api/campaigns/[id]/reruns": () => import("@/app/api/campaigns/[id]/reruns/route"),
  "/api/campaigns/[id]/reruns/[rerun]": () => import("@/app/api/campaigns/[id]/reruns/[rerun]/route"),
  "/api/campaigns/[id]/reruns/[rerun]/apply": () => import("@/app/api/campaigns/[id]/reruns/[rerun]/apply/route"),
  "/api/campaigns/[id]/reruns/[rerun]/cancel": () => import("@/app/api/campaigns/[id]/reruns/[rerun]/cancel/route"),
  "/api/campaigns/[id]/simulations": () => import("@/app/api/campaigns/[id]/simulations/route"),
  "/api/campaigns/[id]/simulations/[simulation]": () =>
    import("@/app/api/campaigns/[id]/simulations/[simulation]/route"),
  "/api/campaigns/[id]/simulations/[simulation]/cancel": () =>
    import("@/app/api/campaigns/[id]/simulations/[simulation]/cancel/route"),
  "/api/campaigns/[id]/start": () => import("@/app/api/campaigns/[id]/start/route"),
  "/api/campaigns/[id]/try": () => import("@/app/api/campaigns/[id]/try/route"),
  "/api/campaigns/figures": () => import("@/app/api/campaigns/figures/route"),
  "/api/codes/[id]/disable": () => import("@/app/api/codes/[id]/disable/route"),
  "/api/codes/[id]/enable": () => import("@/app/api/codes/[id]/enable/route"),
  "/api/customers": () => import("@/app/api/customers/route"),
  "/api/customers/[id]": () => import("@/app/api/customers/[id]/route"),
  "/api/customers/[id]/codes": () => import("@/app/api/customers/[id]/codes/route"),
  "/api/customers/[id]/erase": () => import("@/app/api/customers/[id]/erase/route"),
  "/api/customers/[id]/ledger": () => import("@/app/api/customers/[id]/ledger/route"),
  "/api/customers/[id]/referrals": () => import("@/app/api/customers/[id]/referrals/route"),
  "/api/customers/[id]/timeline": () => import("@/app/api/customers/[id]/timeline/route"),
  "/api/event-schema-templates": () => import("@/app/api/event-schema-templates/route"),
  "/api/event-schemas": () => import("@/app/api/event-schemas/route"),
  "/api/event-schemas/[id]": () => import("@/app/api/event-schemas/[id]/route"),
  "/api/event-schemas/[id]/archive": () => import("@/app/api/event-schemas/[id]/archive/route"),
  "/api/event-schemas/[id]/check": () => import("@/app/api/event-schemas/[id]/check/route"),
  "/api/event-schemas/[id]/diff": () => import("@/app/api/event-schemas/[id]/diff/route"),
  "/api/event-schemas/[id]/draft": () => import("@/app/api/event-schemas/[id]/draft/route"),
  "/api/event-schemas/[id]/json-schema": () => import("@/app/api/event-schemas/[id]/json-schema/route"),
  "/api/event-schemas/[id]/publish": () => import("@/app/api/event-schemas/[id]/publish/route"),
  "/api/event-schemas/[id]/restore": () => import("@/app/api/event-schemas/[id]/restore/route"),
  "/api/event-schemas/[id]/sample": () => import("@/app/api/event-schemas/[id]/sample/route"),
  "/api/event-schemas/[id]/seen": () => import("@/app/api/event-schemas/[id]/seen/route"),
  "/api/event-schemas/[id]/unarchive": () => import("@/app/api/event-schemas/[id]/unarchive/route"),
  "/api/event-schemas/[id]/versions": () => import("@/app/api/event-schemas/[id]/versions/route"),
  "/api/event-schemas/[id]/versions/[number]": () => import("@/app/api/event-schemas/[id]/versions/[number]/route"),
  "/api/event-schemas/propose": () => import("@/app/api/event-schemas/propose/route"),
  "/api/event-schemas/propose-from-rejected": () => import("@/app/api/event-schemas/propose-from-rejected/route"),
  "/api/events": () => import("@/app/api/events/route"),
  "/api/events/[id]": () => import("@/app/api/events/[id]/route"),
  "/api/events/dry-run": () => import("@/app/api/events/dry-run/route"),
  "/api/events/[id]/reward": () => import("@/app/api/events/[id]/reward/route"),
  "/api/events/export": () => import("@/app/api/events/export/route"),
  "/api/events/stream": () => import("@/app/api/events/stream/route"),
  "/api/events/volume": () => import("@/app/api/events/volume/route"),
  "/api/invitations": () => import("@/app/api/invitations/route"),
  "/api/invitations/[id]": () => import("@/app/api/invitations/[id]/route"),
  "/api/invitations/accept": () => import("@/app/api/invitations/accept/route"),
  "/api/me": () => import("@/app/api/me/route"),
  "/api/members": () => import("@/app/api/members/route"),
  "/api/members/[id]": () => import("@/app/api/members/[id]/route"),
  "/api/overview": () => import("@/app/api/overview/route"),
  "/api/project": () => import("@/app/api/project/route"),
  "/api/projects": () => import("@/app/api/projects/route"),
  "/api/rejected-events": () => import("@/app/api/rejected-events/route"),
  "/api/rejected-events/[id]": () => import("@/app/api/rejected-events/[id]/route"),
  "/api/rejected-events/[id]/check": () => import("@/app/api/rejected-events/[id]/check/route"),
  "/api/rejected-events/[id]/mended": () => import("@/app/api/rejected-events/[id]/mended/route"),
  "/api/rejected-events/check": () => import("@/app/api/rejected-events/check/route"),
  "/api/rejected-events/count": () => import("@/app/api/rejected-events/count/route"),
  "/api/rejected-events/dismiss": () => import("@/app/api/rejected-events/dismiss/route"),
  "/api/rejected-events/groups": () => import("@/app/api/rejected-events/groups/route"),
  "/api/rejected-events/mend": () => import("@/app/api/rejected-events/mend/route"),
  "/api/rejected-events/reopen": () => import("@/app/api/rejected-events/reopen/route"),
  "/api/rejected-events/replay": () => import("@/app/api/rejected-events/replay/route"),
  "/api/rejected-events/schema-changes": () => import("@/app/api/rejected-events/schema-changes/route"),
  "/api/rewards/approve": () => import("@/app/api/rewards/approve/route"),
  "/api/rewards/deliver": () => import("@/app/api/rewards/deliver/route"),
  "/api/rewards/held": () => import("@/app/api/rewards/held/route"),
  "/api/rewards/refuse": () => import("@/app/api/rewards/refuse/route"),
  "/api/search": () => import("@/app/api/search/route"),
  "/api/campaigns/[id]/code-jobs": () => import("@/app/api/campaigns/[id]/code-jobs/route"),
  "/api/campaigns/[id]/code-jobs/import": () => import("@/app/api/campaigns/[id]/code-jobs/import/route"),
  "/api/campaigns/[id]/code-jobs/publish": () => import("@/app/api/campaigns/[id]/code-jobs/publish/route"),
  "/api/campaigns/[id]/codes/export": () => import("@/app/api/campaigns/[id]/codes/export/route"),
  "/api/campaigns/[id]/landing": () => import("@/app/api/campaigns/[id]/landing/route"),
  "/api/campaigns/[id]/landing/image": () => import("@/app/api/campaigns/[id]/landing/image/route"),
  "/api/campaigns/[id]/visits": () => import("@/app/api/campaigns/[id]/visits/route"),
  "/api/code-jobs/[id]": () => import("@/app/api/code-jobs/[id]/route"),
  "/api/code-jobs/[id]/discard": () => import("@/app/api/code-jobs/[id]/discard/route"),
  "/api/code-jobs/[id]/report": () => import("@/app/api/code-jobs/[id]/report/route"),
  "/api/code-jobs/[id]/start": () => import("@/app/api/code-jobs/[id]/start/route"),
  "/api/codes/[id]/qr": () => import("@/app/api/codes/[id]/qr/route"),
  "/api/codes/[id]/rename": () => import("@/app/api/codes/[id]/rename/route"),
  "/api/codes/check": () => import("@/app/api/codes/check/route"),
  "/api/customers/[id]/status-link": () => import("@/app/api/customers/[id]/status-link/route"),
  "/r/[code]": () => import("@/app/r/[code]/route"),
  "/r/[code]/image": () => import("@/app/r/[code]/image/route"),
  "/s/[token]": () => import("@/app/s/[token]/route"),
  "/api/webhook-endpoints": () => import("@/app/api/webhook-endpoints/route"),
  "/api/webhook-endpoints/[id]": () => import("@/app/api/webhook-endpoints/[id]/route"),
  "/api/webhook-endpoints/[id]/deliveries/[notice]": () =>
    import("@/app/api/webhook-endpoints/[id]/deliveries/[notice]/route"),
  "/api/webhook-endpoints/[id]/deliveries/[notice]/resend": () =>
    import("@/app/api/webhook-endpoints/[id]/deliveries/[notice]/resend/route"),
  "/api/webhook-endpoints/[id]/resend": () => import("@/app/api/webhook-endpoints/[id]/resend/route"),
  "/api/webhook-endpoints/[id]/rotate-secret": () => import("@/app/api/webhook-endpoints/[id]/rotate-secret/route"),
  "/api/webhook-endpoints/[id]/test": () => import("@/app/api/webhook-endpoints/[id]/test/route"),
  "/api/webhook-endpoints/deliveries": () => import("@/app/api/webhook-endpoints/deliveries/route"),
  "/client/v1/events": () => import("@/app/client/v1/events/route"),
  "/healthz": () => import("@/app/healthz/route"),
  "/management/v1/projects/[projectId]/custom-event-schemas": () =>
    import("@/app/management/v1/projects/[projectId]/custom-event-schemas/route"),
  "/management/v1/projects/[projectId]/custom-event-schemas/[id]": () =>
    import("@/app/management/v1/projects/[projectId]/custom-event-schemas/[id]/route"),
  "/metrics": () => import("@/app/metrics/route"),
  "/readyz": () => import("@/app/readyz/route"),
  "/v1/campaigns": () => import("@/app/v1/campaigns/route"),
  "/v1/campaigns/[id]": () => import("@/app/v1/campaigns/[id]/route"),
  "/v1/campaigns/[id]/disable": () => import("@/app/v1/campaigns/[id]/disable/route"),
  "/v1/campaigns/[id]/enable": () => import("@/app/v1/campaigns/[id]/enable/route"),
  "/v1/campaigns/[id]/end": () => import("@/app/v1/campaigns/[id]/end/route"),
  "/v1/campaigns/[id]/vouchers": () => import("@/app/v1/campaigns/[id]/vouchers/route"),
  "/v1/campaigns/[id]/vouchers/[code]": () => import("@/app/v1/campaigns/[id]/vouchers/[code]/route"),
  "/v1/customers": () => import("@/app/v1/customers/route"),
  "/v1/customers/[id]": () => import("@/app/v1/customers/[id]/route"),
  "/v1/customers/[id]/activities": () => import("@/app/v1/customers/[id]/activities/route"),
  "/v1/customers/[id]/activity": () => import("@/app/v1/customers/[id]/activity/route"),
  "/v1/customers/[id]/permanent-deletion": () => import("@/app/v1/customers/[id]/permanent-deletion/route"),
  "/v1/events": () => import("@/app/v1/events/route"),
  "/v1/events/[id]": () => import("@/app/v1/events/[id]/route"),
  "/v1/events/batch": () => import("@/app/v1/events/batch/route"),
  "/v1/events/dry-run": () => import("@/app/v1/events/dry-run/route"),
  "/v1/publications": () => import("@/app/v1/publications/route"),
  "/v1/vouchers": () => import("@/app/v1/vouchers/route"),
  "/v1/vouchers/[code]": () => import("@/app/v1/vouchers/[code]/route"),
  "/v1/vouchers/[code]/disable": () => import("@/app/v1/vouchers/[code]/disable/route"),
  "/v1/vouchers/[code]/enable": () => import("@/app/v1/vouchers/[code]/enable/route"),
};

const verbs = new Set(["GET", "POST", "PUT", "PATCH", "DELETE"]);

/** What every route takes and answers, in the order of their paths. */
export async function declaredRoutes(): Promise<RouteDeclaration<DescribedRoute>[]> {
  const modules: Partial<Record<string, Declared<DescribedRoute>>>[] = await Promise.all(
    Object.values(files).map((load) => load()),
  );
  return modules.flatMap((module) =>
    Object.entries(module).flatMap(([verb, handler]) => (handler && verbs.has(verb) ? [handler.declaration] : [])),
  );
}
