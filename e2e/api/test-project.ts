import { createHash } from "node:crypto";
import type pg from "pg";
import type { z } from "zod";
import { codeKey } from "@/lib/domain/campaign/code";
import { CampaignConfig } from "@/lib/domain/campaign/config";
import type { CampaignStatus } from "@/lib/domain/campaign/kinds";
import { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import { newId } from "@/lib/server/new-id";

type Definition = z.input<typeof EventSchemaDefinition>;

/** An API key with the headers that present it. */
export interface TestKey {
  id: string;
  headers: Record<string, string>;
}

interface KeyOptions {
  kind?: "server" | "client";
  ratePerSecond?: number;
  origins?: string[];
}

interface CampaignOptions {
  status?: CampaignStatus;
  startsAt?: string;
  endsAt?: string;
  /** Made at this moment, and not long ago. */
  isNew?: boolean;
}

interface CodeOptions {
  active?: boolean;
  balanceMinor?: bigint;
}

/** So that what a test makes stood long before its events, as in life. */
const longAgo = "now() - interval '1 hour'";
const codePattern = { pattern: "########", charset: "23456789ABCDEFGHJKMNPQRSTWXYZ" };

/**
 * A project written straight into the tables, with the audit rows its edits would have left: tests of the way of an event
 * depend on no service.
 */
export class TestProject {
  readonly id = newId();

  private constructor(
    private readonly database: pg.Pool,
    readonly name: string,
  ) {}

  static async make(database: pg.Pool, name = "Test"): Promise<TestProject> {
    const project = new TestProject(database, name);
    await database.query(
      `INSERT INTO project (id, name, config_changed_at, created_at) VALUES ($1, $2, ${longAgo}, ${longAgo})`,
      [project.id, name],
    );
    return project;
  }

  async addKey({ kind = "server", ratePerSecond = 1_000_000, origins = [] }: KeyOptions = {}): Promise<TestKey> {
    const id = newId();
    const appId = newId();
    const token = `test-${newId()}`;
    await this.database.query(
      `INSERT INTO api_key (id, project_id, kind, name, app_id, token_hash, token_hint, allowed_origins, rate_per_second)
       VALUES ($1, $2, $3, 'test', $4, $5, 'test', $6, $7)`,
      [id, this.id, kind, appId, createHash("sha256").update(token).digest(), origins, ratePerSecond],
    );
    await this.#audit("api_key.create", "api_key", id);
    const headers: Record<string, string> =
      kind === "server"
        ? { "x-app-id": appId, "x-app-token": token }
        : { "x-client-application-id": appId, "x-client-token": token, origin: origins[0] ?? "null" };
    return { id, headers };
  }

  async revokeKey(key: TestKey): Promise<void> {
    await this.database.query("UPDATE api_key SET revoked_at = now() WHERE id = $1", [key.id]);
    await this.#audit("api_key.revoke", "api_key", key.id);
    await this.configChanged();
  }

  /** An event with its first version published. */
  async addSchema(name: string, definition: Definition = {}): Promise<string> {
    const id = newId();
    await this.database.query(
      `INSERT INTO event_schema (id, project_id, name, created_at) VALUES ($1, $2, $3, ${longAgo})`,
      [id, this.id, name],
    );
    await this.#writeVersion(id, 1, definition);
    return id;
  }

  /** A further version, which the servers hear of as they do of an edit. */
  async publish(schemaId: string, number: number, definition: Definition): Promise<void> {
    await this.#writeVersion(schemaId, number, definition);
    await this.configChanged();
  }

  async #writeVersion(schemaId: string, number: number, definition: Definition): Promise<void> {
    const parsed = EventSchemaDefinition.parse(definition);
    await this.database.query(
      `INSERT INTO event_schema_version (project_id, event_schema_id, number, major, minor, definition, verdict, changes, published_by, published_at)
       VALUES ($1, $2, $3, $3, 0, $4, 'breaking', '[]', 'test', ${longAgo})`,
      [this.id, schemaId, number, JSON.stringify(parsed)],
    );
    await this.database.query("UPDATE event_schema SET published_number = $2 WHERE id = $1", [schemaId, number]);
  }

  async addCampaign(
    config: Record<string, unknown> & { kind: string },
    options: CampaignOptions = {},
  ): Promise<string> {
    const id = newId();
    const full = CampaignConfig.parse({ code: codePattern, joinOnce: false, amountMinor: 0, voucher: {}, ...config });
    await this.database.query(
      `INSERT INTO campaign (id, project_id, name, kind, status, starts_at, ends_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, ${longAgo})`,
      [id, this.id, `${config.kind} ${id}`, config.kind, options.status ?? "running", options.startsAt, options.endsAt],
    );
    await this.database.query(
      `INSERT INTO campaign_version (project_id, campaign_id, number, config, created_at) VALUES ($1, $2, 1, $3, ${options.isNew ? "now()" : longAgo})`,
      [this.id, id, JSON.stringify(full)],
    );
    await this.#audit("campaign.create", "campaign", id);
    return id;
  }

  async setCampaignStatus(campaignId: string, status: CampaignStatus): Promise<void> {
    await this.database.query("UPDATE campaign SET status = $2 WHERE id = $1", [campaignId, status]);
    await this.configChanged();
  }

  async addCustomer(sourceId: string, email: string | null = null): Promise<string> {
    const id = newId();
    await this.database.query("INSERT INTO customer (id, project_id, source_id, email) VALUES ($1, $2, $3, $4)", [
      id,
      this.id,
      sourceId,
      email,
    ]);
    return id;
  }

  async deleteCustomer(id: string): Promise<void> {
    await this.database.query(
      "UPDATE customer SET deleted_at = now(), source_id = NULL, email = NULL, version = version + 1 WHERE id = $1",
      [id],
    );
  }

  /** A code, published when somebody holds it. */
  async addCode(campaignId: string, code: string, holderId: string | null, options: CodeOptions = {}): Promise<string> {
    const id = newId();
    await this.database.query(
      `INSERT INTO code (id, project_id, campaign_id, code, code_key, holder_id, published_at, active)
       VALUES ($1, $2, $3, $4, $5, $6, CASE WHEN $6::uuid IS NOT NULL THEN now() END, $7)`,
      [id, this.id, campaignId, code, codeKey(code), holderId, options.active ?? true],
    );
    return id;
  }

  /** A person's card in a gift campaign, opened with a balance. */
  async addCard(campaignId: string, holderId: string, balanceMinor: bigint): Promise<string> {
    const id = await this.addCode(campaignId, `CARD-${newId()}`, holderId);
    await this.database.query("UPDATE code SET account_of = $2, balance_minor = $3 WHERE id = $1", [
      id,
      holderId,
      balanceMinor.toString(),
    ]);
    await this.database.query(
      "INSERT INTO ledger_entry (id, project_id, code_id, amount_minor, kind, created_at) VALUES ($1, $2, $3, $4, 'opening', now())",
      [newId(), this.id, id, balanceMinor.toString()],
    );
    return id;
  }

  /** What every edit does at its end. Without the notification, servers find out by asking. */
  async configChanged({ isNotified = true } = {}): Promise<void> {
    await this.database.query(
      `UPDATE project SET config_version = config_version + 1, config_changed_at = clock_timestamp() WHERE id = $1`,
      [this.id],
    );
    if (isNotified) await this.database.query("SELECT pg_notify('goodword_config', $1)", [this.id]);
  }

  async #audit(action: string, resourceKind: string, resourceId: string): Promise<void> {
    await this.database.query(
      `INSERT INTO audit_entry (id, project_id, actor_kind, actor_name, action, resource_kind, resource_id)
       VALUES ($1, $2, 'system', 'test', $3, $4, $5)`,
      [newId(), this.id, action, resourceKind, resourceId],
    );
  }
}
