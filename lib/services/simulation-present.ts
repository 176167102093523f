import { publicId } from "@/lib/domain/id";
import type { StoredDifference, StoredDifferences } from "@/lib/domain/simulation/difference";
import type {
  RewardDifference,
  SimulatedPerson,
  SimulationFigures,
  SimulationResult,
} from "@/lib/domain/simulation/simulation";
import { peopleIn, type StoredResult } from "@/lib/domain/simulation/stored-result";
import type { Figures } from "@/lib/domain/simulation/tally";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";

type Face = (id: string) => SimulatedPerson;

/** A stored result with people as they are called today. */
export async function showResult(ctx: Ctx, stored: StoredResult): Promise<SimulationResult> {
  const found = await db().customer.findMany({
    where: { projectId: ctx.projectId, id: { in: peopleIn(stored) } },
    select: { id: true, name: true, email: true, sourceId: true },
  });
  const names = new Map(found.map(({ id, name, email, sourceId }) => [id, name || email || sourceId]));
  const face: Face = (id) => ({ id: publicId("customer", id), name: names.get(id) || "deleted customer" });
  const { compared } = stored;
  return {
    ...stored,
    figures: showFigures(stored.figures, face),
    compared: compared && {
      number: compared.number,
      figures: showFigures(compared.figures, face),
      gained: showDifferences(compared.gained, face),
      lost: showDifferences(compared.lost, face),
      changed: showDifferences(compared.changed, face),
    },
  };
}

function showFigures(figures: Figures, face: Face): SimulationFigures {
  return { ...figures, topReferrers: figures.topReferrers.map(({ id, ...row }) => ({ ...row, ...face(id) })) };
}

function showDifferences({ samples, ...sums }: StoredDifferences, face: Face) {
  return { ...sums, samples: samples.map((sample) => showDifference(sample, face)) };
}

function showDifference({ referrerId, refereeId, ...sample }: StoredDifference, face: Face): RewardDifference {
  return {
    ...sample,
    eventId: publicId("event", sample.eventId),
    referrer: face(referrerId),
    referee: face(refereeId),
  };
}
