import type { StreamNews } from "@/lib/domain/event/event-stream";
import type { RouteName } from "@/lib/domain/permission";
import type { Ctx } from "@/lib/server/ctx";
import { AppError } from "@/lib/server/errors";
import { authorize, isUnavailable } from "@/lib/server/route";
import { SentEvents } from "@/lib/server/sent-events";
import type { EventFilterInput } from "./event-list-filter";
import { type Follower, follow } from "./event-stream-hub";
import { makeMatcher } from "./event-stream-news";

/** Whoever signed out, or was taken from the project, is sent nothing more after so long. */
const askAgainEveryMs = 3_000;

/**
 * The project's events as they are stored and decided, as server-sent events, from where Last-Event-ID says or from now
 * on. Ends when its caller would no longer be let in.
 */
export async function streamEvents(
  ctx: Ctx,
  input: EventFilterInput,
  { request, name }: { request: Request; name: RouteName },
): Promise<Response> {
  const matcher = await makeMatcher(ctx, input);
  const from = request.headers.get("last-event-id");
  const leave: (() => void)[] = [];
  const stream = new SentEvents(() => {
    for (const each of leave) each();
  });
  const unfollow = follow({ ctx, matcher, from, ...keepingUp(stream) });
  const timer = setInterval(() => void endWhenRefused(stream, request, name), askAgainEveryMs);
  timer.unref();
  leave.push(unfollow, () => clearInterval(timer));
  request.signal.addEventListener("abort", () => stream.close(), { once: true });
  return stream.response;
}

/** Beats that a reader may let pass before it is taken for gone: a minute. */
const stuckBeatsMax = 4;
const nothingNew: StreamNews = { events: [], changed: [], rejected: [], total: 0, skipped: 0 };

/** What a reader is too slow for is counted, not kept; the count goes out once there is room again. */
function keepingUp(stream: SentEvents): Pick<Follower, "tell" | "tellNews"> {
  let skipped = 0;
  let stuckBeats = 0;
  const tellNews: Follower["tellNews"] = (news, id) => {
    if (!stream.hasRoom) {
      skipped += news.total;
      return false;
    }
    stream.send("events", { ...news, skipped }, id);
    skipped = 0;
    return true;
  };
  return {
    tellNews,
    tell: (event, id) => {
      if (event !== "beat") return stream.send(event, {}, id);
      stuckBeats = stream.hasRoom ? 0 : stuckBeats + 1;
      if (stuckBeats > stuckBeatsMax) return stream.close();
      if (stuckBeats > 0) return;
      stream.send("beat", {}, id);
      if (skipped > 0) tellNews(nothingNew, id);
    },
  };
}

async function endWhenRefused(stream: SentEvents, request: Request, name: RouteName): Promise<void> {
  try {
    await authorize(request, name);
  } catch (error) {
    // A database that cannot answer now says nothing about the caller.
    if (!(error instanceof AppError) || isUnavailable(error)) return;
    if (error.status >= 500 || error.status === 429) return;
    stream.send("end", { key: error.key, message: error.fields.details ?? error.message }, null);
    stream.close();
  }
}
