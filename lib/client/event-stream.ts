import { createParser } from "eventsource-parser";
import type { StreamEnd, StreamNews } from "@/lib/domain/event/event-stream";
import { ApiError, openAnswer } from "./api";
import { type EventListFilter, eventFilterSearch } from "./event-queries";

interface Following {
  project: string;
  filter: EventListFilter;
  /** Where to go on; moves with every message. */
  place: { from: string | null };
  signal: AbortSignal;
  onOpen: () => void;
  onNews: (news: StreamNews) => void;
  /** Too much was missed to be told: the list is to be read anew. */
  onReset: () => void;
}

/**
 * Follows the events that the filters let through until the connection ends, then resolves. Throws what the server
 * refused. Not the browser's EventSource: that one can neither name the project nor say why it was refused.
 */
export async function followEvents({ project, filter, place, signal, ...on }: Following): Promise<void> {
  const response = await openAnswer(`/api/events/stream?${eventFilterSearch(filter)}`, {
    project,
    signal,
    headers: place.from === null ? {} : { "last-event-id": place.from },
  });
  const parser = createParser({
    onEvent: ({ event, data, id }) => {
      if (id) place.from = id;
      if (event === "open") on.onOpen();
      else if (event === "events") on.onNews(JSON.parse(data) satisfies StreamNews);
      else if (event === "reset") on.onReset();
      else if (event === "end") throw ended(JSON.parse(data) satisfies StreamEnd);
    },
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) parser.feed(read.value);
}

function ended({ key, message }: { key: string; message: string }): ApiError {
  return new ApiError({ code: key === "unauthorized" ? 401 : 404, key, message });
}
