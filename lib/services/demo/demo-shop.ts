import { draftOf } from "@/lib/domain/campaign/draft";
import { storedId } from "@/lib/domain/id";
import type { EventChannel } from "@/lib/domain/ingest/judge-event";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { createApiKey } from "../api-key";
import { createCampaign, updateCampaign } from "../campaign";
import { configOf, findCampaign } from "../campaign-read";
import { addChosenCode } from "../code";
import { createEventSchema } from "../event-schema";
import { saveDraft } from "../event-schema-draft";
import { publishEventSchema } from "../event-schema-publish";
import { getEventSchema } from "../event-schema-read";
import { publish } from "../publication";
import { demoCampaigns, friendsCampaign, raisedBudget, readersCodes } from "./campaigns";
import { demoSchemas } from "./schemas";
import type { DemoEvent, DemoPublication, DemoSchemaEdit } from "./telling";

/** Each of these finds what an earlier attempt made: the unique names of the project say what is there. */

export type DemoKeys = Record<DemoEvent["key"], { id: string | null; channel: EventChannel }>;

const keyNames = { shop: "Web shop", ios: "iOS app" } as const;

export async function makeKeys(ctx: Ctx): Promise<DemoKeys> {
  const known = await db().apiKey.findMany({ where: { projectId: ctx.projectId }, orderBy: { createdAt: "asc" } });
  const serverKey = async (name: string) => {
    const found = known.find((key) => key.name === name);
    const id =
      found?.id ?? storedId("apiKey", (await createApiKey(ctx, { kind: "server", name, ratePerSecond: null })).id);
    return { id: id ?? null, channel: "server" as const };
  };
  const browser = known.find(({ kind }) => kind === "client");
  return {
    shop: await serverKey(keyNames.shop),
    ios: await serverKey(keyNames.ios),
    browser: { id: browser?.id ?? null, channel: "client" },
  };
}

export async function makeSchemas(ctx: Ctx): Promise<void> {
  for (const { name, description, first: definition } of demoSchemas) {
    await unlessThere(() => createEventSchema(ctx, { name, description, definition }));
    await editSchema(ctx, { schema: name, number: 1, definition });
  }
}

type SchemaEdit = Pick<DemoSchemaEdit, "schema" | "number" | "definition">;

export async function editSchema(ctx: Ctx, { schema, number, definition }: SchemaEdit): Promise<void> {
  const { published, draft, revision } = await getEventSchema(ctx, schema);
  if (number !== null && (published?.number ?? 0) >= number) return;
  const saved = draft ? { revision } : await saveDraft(ctx, schema, { revision, definition });
  if (number !== null) await publishEventSchema(ctx, schema, saved.revision);
}

export async function makeCampaigns(ctx: Ctx, friendsStartsAt: Date): Promise<void> {
  for (const input of demoCampaigns(friendsStartsAt)) {
    const codes = input.config.isStatic ? readersCodes : 0;
    await unlessThere(() => createCampaign(ctx, input, { status: "running", codes }));
  }
}

/** Done once: a campaign of more than one version has its budget raised. */
export async function raiseBudget(ctx: Ctx): Promise<void> {
  const campaign = await findCampaign(ctx, friendsCampaign);
  if (campaign.version > 1) return;
  const config = draftOf(await configOf(db(), campaign));
  if (config.kind === "referral")
    await updateCampaign(ctx, friendsCampaign, { config: { ...config, limits: raisedBudget } });
}

/** Gives the person a code of the campaign and answers its text; who asks again is given the one she has. */
export async function publishCode(ctx: Ctx, { campaign, person, code }: DemoPublication): Promise<string> {
  const { name, email } = person;
  const customer = { source_id: email, email, name };
  const common = { customer, count: 1, channel: "API", metadata: {} };
  if (code === null) return onlyCode(await publish(ctx, { ...common, campaign }));
  await unlessThere(() => addChosenCode(ctx, campaign, code, {}));
  try {
    await publish(ctx, { ...common, code });
  } catch (error) {
    if (!(error instanceof AppError && error.key === "voucher_already_published")) throw error;
  }
  return code;
}

function onlyCode({ codes: [code] }: Awaited<ReturnType<typeof publish>>): string {
  if (!code) throw new Error("a publication gave no code");
  return code.code;
}

async function unlessThere(make: () => Promise<unknown>): Promise<void> {
  try {
    await make();
  } catch (error) {
    if (!(error instanceof AppError && error.key === "duplicate_found")) throw error;
  }
}
