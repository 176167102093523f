import { presentTime } from "@/lib/server/clock";
import { type ProjectConfig, projectConfig } from "../project-config";
import { loadArrivals } from "./arrival-facts";
import { loadCodes } from "./code-facts";
import { loadCounters } from "./counter-facts";
import { CounterFacts } from "./counters";
import type { DueEvent } from "./due-event";
import type { Client, Facts } from "./facts";
import { loadNearCodes } from "./near-codes";
import { loadPeople, unknownPerson } from "./people";
import { pinnedVersions, type VersionName } from "./pinned-versions";
import { loadReferrals, loadRewards, loadSettled, loadTierRewards } from "./referral-facts";
import { loadReruns } from "./rerun-facts";

/**
 * Reads what the rules need. To decide, the counters that may move are locked, in one order; a trial only looks at them. It may
 * assume referrals beside those that are stored.
 */
export async function loadFacts(
  client: Client,
  events: DueEvent[],
  purpose: "decide" | "trial",
  assumed: Facts["referrals"] = new Map(),
): Promise<Facts> {
  const versions = new Map(events.map(({ projectId, configVersion }) => [projectId, configVersion]));
  const configs = new Map<string, ProjectConfig>();
  for (const [projectId, version] of versions) configs.set(projectId, await projectConfig(projectId, version));
  const codes = await loadCodes(client, events);
  const referrals = await loadReferrals(client, events);
  const people = await loadPeople(client, [
    ...events.map(({ customerId }) => customerId),
    ...[...codes.values()].flatMap(({ holderId }) => holderId ?? []),
    ...[...referrals.values()].map(({ referrerId }) => referrerId),
  ]);
  const person = (id: string) => people.get(id) ?? unknownPerson(id);
  const facts: Facts = {
    now: presentTime(),
    configs,
    people,
    codes: new Map(
      [...codes].map(([key, code]) => [key, { ...code, holder: code.holderId ? person(code.holderId) : null }]),
    ),
    nearCodes: await loadNearCodes(client, events, codes),
    referrals: new Map([
      ...[...referrals].map(([key, one]) => [key, { ...one, referrer: person(one.referrerId) }] as const),
      ...assumed,
    ]),
    versions: await pinnedVersions(client, keptVersions(events, referrals)),
    arrivals: new Map(),
    rewards: new Map(),
    tierRewards: new Map(),
    ...(await loadSettled(client, events)),
    reruns: new Map(),
    counters: new CounterFacts(),
  };
  facts.reruns = await loadReruns(client, events, facts);
  facts.arrivals = await loadArrivals(client, events, facts);
  facts.rewards = await loadRewards(client, events, facts);
  facts.tierRewards = await loadTierRewards(client, events, facts);
  facts.counters = await loadCounters(client, events, facts, purpose);
  if (facts.tierRewards.size > 0) facts.tierRewards = await loadTierRewards(client, events, facts);
  return facts;
}

function keptVersions(events: DueEvent[], referrals: Map<string, { campaignVersion: number }>): VersionName[] {
  const projectOf = new Map(events.map(({ customerId, projectId }) => [customerId, projectId]));
  return [...referrals].flatMap(([key, { campaignVersion }]) => {
    const [campaignId = "", refereeId = ""] = key.split("/");
    const projectId = projectOf.get(refereeId);
    return projectId ? [{ projectId, campaignId, number: campaignVersion }] : [];
  });
}
