import type { StreamNews } from "@/lib/domain/event/event-stream";
import type { Ctx } from "@/lib/server/ctx";
import { log } from "@/lib/server/log";
import { shared } from "@/lib/server/shared";
import { type Found, type Matcher, newsFor } from "./event-stream-news";
import {
  decidedSince,
  type Look,
  lookNow,
  newsSince,
  noLongerWaiting,
  readLook,
  waitingEvents,
  writeLook,
} from "./event-tail";

/** Somebody who follows a project's events. */
export interface Follower {
  ctx: Ctx;
  matcher: Matcher;
  /** As the follower was told; null begins now. */
  from: string | null;
  tell(event: "open" | "beat" | "reset", id: string): void;
  /** False when the follower does not keep up, and nothing was sent. */
  tellNews(news: StreamNews, id: string): boolean;
}

interface Watched {
  followers: Set<Follower>;
  /** Events told of that are still to be decided; beyond so many the oldest are let go. */
  waiting: Set<string>;
}

interface Hub {
  projects: Map<string, Watched>;
  joining: Set<Follower>;
  look: Look | null;
  timer: NodeJS.Timeout | null;
  beatAtMs: number;
}

const hub = shared<Hub>("event stream hub", () => ({
  projects: new Map(),
  joining: new Set(),
  look: null,
  timer: null,
  beatAtMs: 0,
}));

const lookEveryMs = 500;
const beatEveryMs = 15_000;
const waitingMax = 5_000;

/**
 * One look at the database serves every follower of every project in this process, whatever their number: what is new is
 * found once, matched once for each different filter, and written to each. Nothing is asked while nobody follows.
 */
export function follow(follower: Follower): () => void {
  hub.joining.add(follower);
  hub.timer ??= setTimeout(() => void lookAgain(), 0);
  return () => {
    hub.joining.delete(follower);
    const watched = hub.projects.get(follower.ctx.projectId);
    watched?.followers.delete(follower);
    if (watched?.followers.size === 0) hub.projects.delete(follower.ctx.projectId);
  };
}

async function lookAgain(): Promise<void> {
  try {
    await look();
  } catch (error) {
    log.warn({ reason: String(error) }, "the look at new events failed; the next one catches up");
  }
  hub.timer = null;
  if (hub.projects.size === 0 && hub.joining.size === 0) hub.look = null;
  else hub.timer = setTimeout(() => void lookAgain(), lookEveryMs);
}

async function look(): Promise<void> {
  const before = hub.look;
  if (before && hub.projects.size > 0) {
    const news = await newsSince([...hub.projects.keys()], before, null);
    const decided = new Set(await noLongerWaiting([...hub.projects.values()].flatMap(({ waiting }) => [...waiting])));
    hub.look = news;
    for (const [projectId, watched] of hub.projects) {
      const found = {
        events: news.events.filter((event) => event.projectId === projectId),
        decided: [...watched.waiting].filter((id) => decided.has(id)),
        rejected: news.rejected.filter((event) => event.projectId === projectId).map(({ id }) => id),
      };
      await orReset(watched.followers, news, () => tellProject(watched, news, found));
    }
  } else {
    hub.look = await lookNow();
  }
  for (const follower of [...hub.joining]) await join(follower, hub.look);
  beat(hub.look);
}

/** What was found and could not be told is lost for those who were to be told: they read the list anew. */
async function orReset(followers: Iterable<Follower>, at: Look, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.warn({ reason: String(error) }, "new events could not be told");
    for (const follower of followers) follower.tell("reset", writeLook(at));
  }
}

async function tellProject(watched: Watched, at: Look, found: Found): Promise<void> {
  for (const id of found.decided) watched.waiting.delete(id);
  if (found.events.length + found.decided.length + found.rejected.length === 0) return;
  wait(watched, found.events);
  const newsOf = new Map<string, Promise<StreamNews>>();
  for (const follower of watched.followers) {
    const { ctx, matcher } = follower;
    const news = newsOf.get(matcher.key) ?? newsFor(ctx.projectId, matcher, found);
    newsOf.set(matcher.key, news);
    if (!tell(follower, await news, at)) wait(watched, asWaiting(found.decided));
  }
}

/** False when the follower does not keep up. What became of the events is then looked up again, until it is told. */
function tell(follower: Follower, news: StreamNews, at: Look): boolean {
  if (news.total + news.changed.length === 0) return true;
  return follower.tellNews(news, writeLook(at));
}

const asWaiting = (ids: string[]) => ids.map((id) => ({ id, isDue: true }));

function wait(watched: Watched, events: { id: string; isDue: boolean }[]): void {
  for (const { id, isDue } of events) if (isDue) watched.waiting.add(id);
  for (const id of watched.waiting) {
    if (watched.waiting.size <= waitingMax) break;
    watched.waiting.delete(id);
  }
}

/** From where the follower stood to where the others stand; from then on they are told together. */
async function join(follower: Follower, at: Look): Promise<void> {
  const { ctx, matcher, from } = follower;
  const { projectId } = ctx;
  const since = from === null ? at : readLook(from, at);
  const missed = since && since !== at ? await newsSince([projectId], since, at) : null;
  const decided = since && since !== at ? await decidedSince(projectId, since, at) : [];
  const waiting = await waitingEvents(projectId);
  if (!hub.joining.delete(follower)) return;
  const watched = hub.projects.get(projectId) ?? { followers: new Set(), waiting: new Set() };
  hub.projects.set(projectId, watched);
  watched.followers.add(follower);
  wait(watched, asWaiting(waiting.reverse()));
  if (since === null || missed?.isCut) return follower.tell("reset", writeLook(at));
  follower.tell("open", writeLook(since));
  if (!missed) return;
  const fresh = new Set(missed.events.map(({ id }) => id));
  const found = {
    events: missed.events,
    decided: decided.filter((id) => !fresh.has(id)),
    rejected: missed.rejected.map(({ id }) => id),
  };
  await orReset([follower], at, async () => {
    tell(follower, await newsFor(projectId, matcher, found, true), at);
  });
}

function beat(at: Look): void {
  const nowMs = Date.now();
  if (nowMs - hub.beatAtMs < beatEveryMs) return;
  hub.beatAtMs = nowMs;
  for (const { followers } of hub.projects.values())
    for (const follower of followers) follower.tell("beat", writeLook(at));
}
