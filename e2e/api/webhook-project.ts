import { publicId } from "@/lib/domain/id";
import type { Role } from "@/lib/domain/permission";
import type { Delivery, DeliveryDetail } from "@/lib/domain/webhook/delivery";
import type { NewWebhookEndpoint } from "@/lib/domain/webhook/endpoint";
import type { NoticeType } from "@/lib/domain/webhook/notice-type";
import { projectConfig } from "@/lib/pipeline/project-config";
import { pool } from "@/lib/server/db";
import { callerOf } from "./api-caller";
import { makePerson, signIn } from "./people";
import { makeReferralProject, type ReferralProject } from "./referral-project";
import { until } from "./until";

/** A shop whose webhooks its owner looks after. */
export interface WebhookProject extends ReferralProject {
  api: ReturnType<typeof callerOf>;
  /** Somebody else of the shop's. */
  as(role: Role): Promise<ReturnType<typeof callerOf>>;
  /** An endpoint that every process knows of. */
  addEndpoint(url: string, types?: NoticeType[]): Promise<NewWebhookEndpoint>;
  delivery(endpointId: string, noticeId: string): Promise<DeliveryDetail>;
  deliveries(search?: string): Promise<Delivery[]>;
}

export async function makeWebhookProject(url: string): Promise<WebhookProject> {
  const shop = await makeReferralProject(pool());
  const as = async (role: Role) => {
    const cookie = await signIn(url, (await makePerson({ [shop.project.id]: role })).email);
    return callerOf(url, { cookie, origin: url, "x-goodword-project": publicId("project", shop.project.id) });
  };
  const api = await as("owner");
  return {
    ...shop,
    api,
    as,
    async addEndpoint(to, types = []) {
      const { status, body } = await api("POST", "/api/webhook-endpoints", { url: to, types });
      if (status !== 201) throw new Error(`adding an endpoint answered ${status}: ${JSON.stringify(body)}`);
      await until("the configuration knows the endpoint", async () => {
        const { announced, version } = await projectConfig(shop.project.id);
        const { rows } = await pool().query("SELECT config_version FROM project WHERE id = $1", [shop.project.id]);
        return version === rows[0]?.config_version && (announced.size > 0 || null);
      });
      return body as NewWebhookEndpoint;
    },
    async delivery(endpointId, noticeId) {
      return (await api("GET", `/api/webhook-endpoints/${endpointId}/deliveries/${noticeId}`)).body as DeliveryDetail;
    },
    async deliveries(search = "") {
      return (await api("GET", `/api/webhook-endpoints/deliveries${search}`)).body.data as Delivery[];
    },
  };
}

/** What waits to be tried again is due now, as if its time had passed. */
export async function passTime(endpointId?: string): Promise<void> {
  await pool().query(
    `UPDATE delivery SET next_attempt_at = clock_timestamp() - interval '1 second'
      WHERE status = 'pending' AND leased_until IS NULL AND ($1::uuid IS NULL OR endpoint_id = $1)`,
    [endpointId ?? null],
  );
}
