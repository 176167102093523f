import { CampaignConfig, type CampaignStatus } from "@/lib/domain/campaign/config";
import { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import { type CompiledSchema, compileDefinition } from "@/lib/domain/event-schema/validator";
import type { PublishedSchema } from "@/lib/domain/ingest/judge-event";
import { type NoticeType, noticeTypes, takesType } from "@/lib/domain/webhook/notice-type";
import { isConfigCurrent, onConfigChange, startConfigWatch } from "@/lib/server/config-changes";
import { pool } from "@/lib/server/db";
import { notFound } from "@/lib/server/errors";
import { log } from "@/lib/server/log";

export interface LoadedCampaign {
  id: string;
  name: string;
  version: number;
  status: CampaignStatus;
  startsAt: Date | null;
  endsAt: Date | null;
  config: CampaignConfig;
}

/** What a process holds of a project: enough to judge and to decide without asking. Never changed, only replaced. */
export interface ProjectConfig {
  projectId: string;
  version: number;
  currency: string;
  schemas: ReadonlyMap<string, PublishedSchema>;
  campaigns: ReadonlyMap<string, LoadedCampaign>;
  /** Event schemas that some referral campaign, in whatever state, has as its trigger. */
  listened: ReadonlySet<string>;
  /** What some active endpoint is told of. */
  announced: ReadonlySet<NoticeType>;
}

const configs = new Map<string, ProjectConfig>();
/** Looks into the database that are under way. */
const loadings = new Map<string, Promise<ProjectConfig>>();

// What is held goes on serving until its successor is loaded and compiled: no request waits for a compiler.
onConfigChange((changed) => {
  for (const projectId of changed === null ? [...configs.keys(), ...loadings.keys()] : [changed]) {
    if (configs.has(projectId) || loadings.has(projectId)) replaceConfig(projectId);
  }
});

function replaceConfig(projectId: string): void {
  const held = configs.get(projectId);
  loadConfig(projectId).then(keep, (error) => {
    log.warn(
      { projectId, reason: String(error) },
      "a changed configuration could not be loaded; it is asked for again",
    );
    if (configs.get(projectId) === held) configs.delete(projectId);
  });
}

/** Of two loads that overlap, the one that saw more stays, whichever ends last. */
function keep(config: ProjectConfig): void {
  const held = configs.get(config.projectId);
  if (!held || held.version <= config.version) configs.set(config.projectId, config);
}

/** The project's configuration, at most a second old, and never older than `versionMin` when that is given. */
export async function projectConfig(projectId: string, versionMin = 0): Promise<ProjectConfig> {
  startConfigWatch();
  const held = isConfigCurrent() ? configs.get(projectId) : undefined;
  if (held && held.version >= versionMin) return held;
  const loaded = await loadTogether(projectId);
  // Begun by another before the version moved.
  return loaded.version >= versionMin ? loaded : loadTogether(projectId);
}

/** Who needs it at the same moment waits for one look: a thousand requests that meet a cold process must not be a thousand. */
function loadTogether(projectId: string): Promise<ProjectConfig> {
  const underway = loadings.get(projectId);
  if (underway) return underway;
  const loading = loadConfig(projectId).finally(() => loadings.delete(projectId));
  loadings.set(projectId, loading);
  loading.then(keep, () => undefined);
  return loading;
}

interface ProjectRow {
  config_version: number;
  currency: string;
}
interface SchemaRow {
  id: string;
  name: string;
  number: number;
  definition: unknown;
}
interface CampaignRow {
  id: string;
  name: string;
  version: number;
  status: CampaignStatus;
  starts_at: Date | null;
  ends_at: Date | null;
  config: unknown;
}

async function loadConfig(projectId: string): Promise<ProjectConfig> {
  // The version is read first: what is loaded is at least as new as it says.
  const project = await pool().query<ProjectRow>("SELECT config_version, currency FROM project WHERE id = $1", [
    projectId,
  ]);
  const [row] = project.rows;
  if (!row) throw notFound("project", projectId);
  const [schemas, campaigns, announced] = await Promise.all([
    loadSchemas(projectId),
    loadCampaigns(projectId),
    loadAnnounced(projectId),
  ]);
  const listened = [...campaigns.values()].flatMap(({ config }) =>
    config.kind === "referral" ? [config.trigger.eventSchemaId] : [],
  );
  return {
    projectId,
    version: row.config_version,
    currency: row.currency,
    schemas,
    campaigns,
    listened: new Set(listened),
    announced,
  };
}

async function loadAnnounced(projectId: string): Promise<Set<NoticeType>> {
  const { rows } = await pool().query<{ types: string[] }>(
    "SELECT types FROM webhook_endpoint WHERE project_id = $1 AND status = 'active' AND deleted_at IS NULL",
    [projectId],
  );
  return new Set(noticeTypes.filter((type) => rows.some(({ types }) => takesType(types, type))));
}

async function loadSchemas(projectId: string): Promise<Map<string, PublishedSchema>> {
  const { rows } = await pool().query<SchemaRow>(
    `SELECT s.id, s.name, v.number, v.definition FROM event_schema s
     JOIN event_schema_version v ON v.project_id = s.project_id AND v.event_schema_id = s.id AND v.number = s.published_number
     WHERE s.project_id = $1 AND s.archived_at IS NULL`,
    [projectId],
  );
  return new Map(
    rows.map((row) => [row.name, { id: row.id, name: row.name, number: row.number, compiled: compiledOf(row) }]),
  );
}

async function loadCampaigns(projectId: string): Promise<Map<string, LoadedCampaign>> {
  const { rows } = await pool().query<CampaignRow>(
    `SELECT c.id, c.name, c.version, c.status, c.starts_at, c.ends_at, v.config FROM campaign c
     JOIN campaign_version v ON v.project_id = c.project_id AND v.campaign_id = c.id AND v.number = c.version
     WHERE c.project_id = $1 AND c.deleted_at IS NULL ORDER BY c.id`,
    [projectId],
  );
  return new Map(rows.flatMap((row) => loadedCampaign(projectId, row)));
}

/** A version that cannot be read (it was written past our doors) silences its campaign, not the whole project. */
function loadedCampaign(projectId: string, row: CampaignRow): [string, LoadedCampaign][] {
  const config = CampaignConfig.safeParse(row.config);
  if (!config.success) {
    log.error({ projectId, campaignId: row.id, reason: config.error.message }, "a campaign's version cannot be read");
    return [];
  }
  const { id, name, version, status } = row;
  return [[id, { id, name, version, status, startsAt: row.starts_at, endsAt: row.ends_at, config: config.data }]];
}

/** Compiling costs about 45 ms and a version never changes: each is compiled once a process. */
const compiledVersions = new Map<string, CompiledSchema>();
const compiledVersionsMax = 2_000;

function compiledOf({ id, number, definition }: SchemaRow): CompiledSchema {
  const key = `${id}:${number}`;
  const held = compiledVersions.get(key);
  if (held) return held;
  const compiled = compileDefinition(EventSchemaDefinition.parse(definition));
  if (compiledVersions.size >= compiledVersionsMax) compiledVersions.clear();
  compiledVersions.set(key, compiled);
  return compiled;
}
