const TOOLING = "^(prisma/[^/]+\\.(ts|mjs)$|lib/launch/)";
const OURS = "^(app|components|lib|prisma|e2e|bench|server\\.ts)";

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or lack a third.",
      severity: "error",
      from: { pathNot: "^lib/generated/" },
      to: { circular: true },
    },
    {
      name: "domain-is-pure",
      comment:
        "lib/domain runs in the browser, the server and the worker: nothing of ours around it, no Node, no database.",
      severity: "error",
      from: { path: "^lib/domain/", pathNot: "\\.test\\.ts$" },
      to: { path: [OURS, "node_modules/(pg|@prisma|prisma|next|pino)/"], pathNot: "^lib/domain/" },
    },
    {
      name: "domain-without-node",
      severity: "error",
      from: { path: "^lib/domain/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "browser-sees-domain-only",
      comment: "What components import is sent to the browser.",
      severity: "error",
      from: { path: "^(components|lib/client)/" },
      to: { path: OURS, pathNot: "^(components|lib/client|lib/domain)/" },
    },
    {
      name: "browser-without-validator",
      comment: "Ajv makes code from strings, which a strict policy for our pages forbids. The API checks for them.",
      severity: "error",
      from: { path: "^(components|lib/client)/" },
      to: { path: "^lib/domain/event-schema/validator\\.ts$", reachable: true },
    },
    {
      name: "server-is-plumbing",
      comment: "lib/server has no product nouns: it knows neither services nor pipeline nor wire.",
      severity: "error",
      from: { path: "^lib/server/", pathNot: "\\.test\\.ts$" },
      to: { path: OURS, pathNot: "^lib/(server|domain|generated)/" },
    },
    {
      name: "logic-below-the-doors",
      comment: "Services, pipeline and wire are called by app, never the other way round.",
      severity: "error",
      from: { path: "^lib/(services|pipeline|wire)/", pathNot: "\\.test\\.ts$" },
      to: { path: OURS, pathNot: "^lib/(services|pipeline|wire|server|domain|generated)/" },
    },
    {
      name: "wire-is-a-door",
      comment: "Voucherify's shapes stay at the edge.",
      severity: "error",
      from: { path: "^lib/(services|pipeline)/", pathNot: "\\.test\\.ts$" },
      to: { path: "^lib/wire/" },
    },
    {
      name: "launch-on-the-outside",
      comment: "What starts and migrates the product is not part of it.",
      severity: "error",
      from: { pathNot: [TOOLING, "^(e2e|bench)/", "\\.test\\.ts$"] },
      to: { path: TOOLING },
    },
    {
      name: "tests-on-the-outside",
      severity: "error",
      from: { pathNot: ["^(e2e|bench)/", "^playwright\\.config\\.ts$"] },
      to: { path: "^(e2e|bench)/" },
    },
    { name: "everything-resolves", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^lib/generated/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
