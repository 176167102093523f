import type { Reference } from "@/lib/domain/campaign/draft";
import { type PublicUnfinished, UnfinishedConfig } from "@/lib/domain/campaign/unfinished-config";
import { namedUnfinished, referencesIn } from "@/lib/domain/campaign/unfinished-names";
import { publicId, storedId } from "@/lib/domain/id";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { invalidCampaign } from "./campaign-config";

type Kind = "campaign" | "eventSchema";

interface Row {
  id: string;
  name: string;
}

/** What unfinished configurations name, looked up in two queries however many they are. */
class Names {
  readonly #byKey = new Map<string, { id: string; name: string | null }>();

  add(kind: Kind, rows: Row[]): void {
    for (const { id, name } of rows) {
      const shown = { id: publicId(kind, id), name };
      // An id is nobody's name: what could be read as both is the id.
      this.#byKey.set(`${kind} name ${name}`, shown);
      this.#byKey.set(`${kind} id ${id}`, shown);
    }
  }

  find(kind: Kind, reference: Reference): { id: string; name: string | null } | null {
    if ("name" in reference) return this.#byKey.get(`${kind} name ${reference.name}`) ?? null;
    const id = storedId(kind, reference.id);
    const found = this.#byKey.get(id ? `${kind} id ${id}` : `${kind} name ${reference.id}`);
    // Something that was there and is gone: what names it is still to be seen, and to be changed.
    return found ?? (id ? { id: publicId(kind, id), name: null } : null);
  }
}

/** As the API shows them, by the names that things have now. */
export async function showConfigs(ctx: Ctx, configs: UnfinishedConfig[]): Promise<PublicUnfinished[]> {
  const names = await lookUp(ctx, configs);
  const shown = (kind: Kind) => (reference: Reference) =>
    names.find(kind, reference) ?? { id: wordsOf(reference), name: null };
  return configs.map((config) =>
    namedUnfinished(config, { campaign: shown("campaign"), trigger: shown("eventSchema") }),
  );
}

/** As it is kept: what it names by ids. A name that leads nowhere is refused, since nobody could see what was meant. */
export async function heldConfig(ctx: Ctx, config: UnfinishedConfig): Promise<UnfinishedConfig> {
  const found = await lookUp(ctx, [config]);
  const held = (kind: Kind, noun: string) => (reference: Reference) => {
    const thing = found.find(kind, reference);
    if (!thing) throw invalidCampaign(`The ${noun} ${wordsOf(reference)} does not exist in this project.`);
    return thing;
  };
  const names = { campaign: held("campaign", "reward’s campaign"), trigger: held("eventSchema", "event") };
  // Read anew, which leaves the names out: they are those of today.
  return UnfinishedConfig.parse(namedUnfinished(config, names));
}

async function lookUp(ctx: Ctx, configs: UnfinishedConfig[]): Promise<Names> {
  const references = configs.map(referencesIn);
  const [campaigns, schemas] = await Promise.all([
    db().campaign.findMany({
      where: {
        projectId: ctx.projectId,
        deletedAt: null,
        ...whereOf(
          "campaign",
          references.flatMap((each) => each.campaigns),
        ),
      },
      select: { id: true, name: true },
    }),
    db().eventSchema.findMany({
      where: {
        projectId: ctx.projectId,
        ...whereOf(
          "eventSchema",
          references.flatMap((each) => each.triggers),
        ),
      },
      select: { id: true, name: true },
    }),
  ]);
  const names = new Names();
  names.add("campaign", campaigns);
  names.add("eventSchema", schemas);
  return names;
}

function whereOf(kind: Kind, references: Reference[]) {
  const texts = references.map(wordsOf);
  return { OR: [{ id: { in: texts.flatMap((text) => storedId(kind, text) ?? []) } }, { name: { in: texts } }] };
}

function wordsOf(reference: Reference): string {
  return "id" in reference ? reference.id : reference.name;
}
