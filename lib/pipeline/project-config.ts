import { CampaignConfig, type ReferralConfig } from "@/lib/domain/campaign/config";
import type { CampaignStatus } from "@/lib/domain/campaign/kinds";
import { propertyPaths } from "@/lib/domain/condition/condition-fields";
import { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import { type CompiledSchema, compileDefinition } from "@/lib/domain/event-schema/validator";
import type { PublishedSchema } from "@/lib/domain/ingest/judge-event";
import { isMessageOccasion, type MessageOccasion } from "@/lib/domain/message/occasion";
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
  timeZone: string;
  schemas: ReadonlyMap<string, PublishedSchema>;
  /** By event schema and property id, where that property stands today. */
  paths: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  campaigns: ReadonlyMap<string, LoadedCampaign>;
  /** Those of them that are about referrals; of a group of which only one pays, the first in rank first. */
  referralCampaigns: readonly (LoadedCampaign & { config: ReferralConfig })[];
  /** Event schemas that some version of a referral campaign, in whatever state, has as a goal's trigger. */
  listened: ReadonlySet<string>;
  /** What some active endpoint is told of. */
  announced: ReadonlySet<NoticeType>;
  /** Of which of a campaign's occasions people are told by mail. */
  mailed: ReadonlyMap<string, ReadonlySet<MessageOccasion>>;
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
  time_zone: string;
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
  const project = await pool().query<ProjectRow>(
    "SELECT config_version, currency, time_zone FROM project WHERE id = $1",
    [projectId],
  );
  const [row] = project.rows;
  if (!row) throw notFound("project", projectId);
  const [schemas, campaigns, listened, announced, mailed] = await Promise.all([
    loadSchemas(projectId),
    loadCampaigns(projectId),
    loadListened(projectId),
    loadAnnounced(projectId),
    loadMailed(projectId),
  ]);
  return {
    projectId,
    version: row.config_version,
    currency: row.currency,
    timeZone: row.time_zone,
    schemas: new Map(schemas.map((schema) => [schema.name, schema])),
    paths: new Map(schemas.map(({ id, paths }) => [id, paths])),
    campaigns,
    referralCampaigns: referralCampaigns([...campaigns.values()]),
    listened,
    announced,
    mailed,
  };
}

function referralCampaigns(campaigns: LoadedCampaign[]): (LoadedCampaign & { config: ReferralConfig })[] {
  return campaigns
    .filter((one): one is LoadedCampaign & { config: ReferralConfig } => one.config.kind === "referral")
    .sort((one, other) => (one.config.exclusive?.rank ?? 0) - (other.config.exclusive?.rank ?? 0));
}

/** Of every version: a referral that began under an older one is still judged by it. */
async function loadListened(projectId: string): Promise<Set<string>> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT DISTINCT g->'trigger'->>'eventSchemaId' AS id
      FROM campaign_version v JOIN campaign c ON c.project_id = v.project_id AND c.id = v.campaign_id AND c.deleted_at IS NULL
      CROSS JOIN LATERAL jsonb_array_elements(v.config->'goals') g
      WHERE v.project_id = $1 AND c.kind = 'referral'`,
    [projectId],
  );
  return new Set(rows.map(({ id }) => id));
}

async function loadAnnounced(projectId: string): Promise<Set<NoticeType>> {
  const { rows } = await pool().query<{ types: string[] }>(
    "SELECT types FROM webhook_endpoint WHERE project_id = $1 AND status = 'active' AND deleted_at IS NULL",
    [projectId],
  );
  return new Set(noticeTypes.filter((type) => rows.some(({ types }) => takesType(types, type))));
}

async function loadMailed(projectId: string): Promise<Map<string, Set<MessageOccasion>>> {
  const { rows } = await pool().query<{ campaign_id: string; occasions: string[] }>(
    `SELECT campaign_id, array_agg(occasion::text) AS occasions FROM message_template
      WHERE project_id = $1 AND enabled GROUP BY campaign_id`,
    [projectId],
  );
  return new Map(rows.map((row) => [row.campaign_id, new Set(row.occasions.filter(isMessageOccasion))]));
}

type LoadedSchema = PublishedSchema & { paths: ReadonlyMap<string, readonly string[]> };

async function loadSchemas(projectId: string): Promise<LoadedSchema[]> {
  const { rows } = await pool().query<SchemaRow>(
    `SELECT s.id, s.name, v.number, v.definition FROM event_schema s
     JOIN event_schema_version v ON v.project_id = s.project_id AND v.event_schema_id = s.id AND v.number = s.published_number
     WHERE s.project_id = $1 AND s.archived_at IS NULL`,
    [projectId],
  );
  return rows.map((row) => ({ id: row.id, name: row.name, number: row.number, ...compiledOf(row) }));
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

interface Compiled {
  compiled: CompiledSchema;
  paths: ReadonlyMap<string, readonly string[]>;
}

/** Compiling costs about 45 ms and a version never changes: each is compiled once a process. */
const compiledVersions = new Map<string, Compiled>();
const compiledVersionsMax = 2_000;

function compiledOf({ id, number, definition }: SchemaRow): Compiled {
  const key = `${id}:${number}`;
  const held = compiledVersions.get(key);
  if (held) return held;
  const parsed = EventSchemaDefinition.parse(definition);
  const made = { compiled: compileDefinition(parsed), paths: propertyPaths(parsed) };
  if (compiledVersions.size >= compiledVersionsMax) compiledVersions.clear();
  compiledVersions.set(key, made);
  return made;
}
