import { randomInt } from "node:crypto";
import { canHold, codeKey, codeSpace, makeCode } from "@/lib/domain/campaign/code";
import type { CampaignConfig } from "@/lib/domain/campaign/config";
import type { Campaign, Code, Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import type { Tx } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";
import { invalidCampaign } from "./campaign-config";

/** One request makes at most so many codes: they are made and answered in one transaction. */
export const codesMax = 10_000;

interface NewCodes {
  campaign: Campaign;
  config: CampaignConfig;
  fields?: CodeFields;
}

/** What may be said of codes beside their text. */
export interface CodeFields {
  startsAt?: Date | null;
  endsAt?: Date | null;
  metadata?: Record<string, unknown> | null;
}

const roundsMax = 40;

/**
 * Adds so many new codes of the campaign's pattern. Codes that are taken are left out by the unique key and made up for;
 * a pattern that has no room left is told as such.
 */
export async function addCodes(tx: Tx, ctx: Ctx, { count, ...common }: NewCodes & { count: number }): Promise<Code[]> {
  const { campaign, config } = common;
  if (!canHold(config.code, count)) throw spaceTooSmall(campaign, config, count);
  const added: Code[] = [];
  for (let round = 0; round < roundsMax && added.length < count; round++) {
    const missing = count - added.length;
    const fresh = new Map<string, string>();
    for (let tries = 0; fresh.size < missing && tries < missing * 4; tries++) {
      const code = makeCode(config.code, randomInt);
      fresh.set(codeKey(code), code);
    }
    added.push(...(await insertCodes(tx, ctx, { ...common, codes: [...fresh.values()] })));
  }
  if (added.length < count) throw spaceTooSmall(campaign, config, count);
  return added;
}

/** Inserts those codes that are free, in the order of their keys: two that insert the same ones wait and do not deadlock. */
export async function insertCodes(
  tx: Tx,
  ctx: Ctx,
  { campaign, config, fields, codes }: NewCodes & { codes: string[] },
): Promise<Code[]> {
  const rows = codes
    .map((code) => ({ code, codeKey: codeKey(code) }))
    .sort((one, other) => (one.codeKey < other.codeKey ? -1 : 1));
  const added: Code[] = [];
  for (let at = 0; at < rows.length; at += insertRowsMax) {
    added.push(
      ...(await tx.code.createManyAndReturn({
        data: rows.slice(at, at + insertRowsMax).map((row) => ({
          ...row,
          id: newId(ctx.now.getTime()),
          projectId: ctx.projectId,
          campaignId: campaign.id,
          balanceMinor: config.kind === "gift" ? 0n : null,
          startsAt: fields?.startsAt,
          endsAt: fields?.endsAt,
          metadata: (fields?.metadata ?? {}) as Prisma.InputJsonObject,
          createdAt: ctx.now,
        })),
        skipDuplicates: true,
      })),
    );
  }
  return added;
}

/** A statement has at most 65,535 parameters. */
const insertRowsMax = 2_000;

function spaceTooSmall(campaign: Campaign, { code }: CampaignConfig, count: number) {
  return invalidCampaign(
    `The pattern ${code.pattern} with ${code.charset.length} characters makes at most ${codeSpace(code)} codes, and too many ` +
      `of them are taken to add ${count} to ${campaign.name}. Use a longer pattern or more characters.`,
  );
}
