import autocannon from "autocannon";
import { orderMetadata } from "./fixture";

/**
 * The load generator: a process of its own, on the same cores as everything else. Its order comes as JSON in the first
 * argument, its result leaves as JSON on standard output.
 */
export interface LoadOrder {
  url: string;
  method: "OPTIONS" | "POST";
  headers: Record<string, string>;
  connections: number;
  seconds: number;
  /** Events in a request; 0 = no body. */
  eventsPerRequest: number;
  event: string;
  /** Where this run's numbers begin, so that no two runs post the same event. */
  from: number;
  customers: number;
}

export interface LoadResult {
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  failed: number;
}

function makeEvent(order: LoadOrder, at: number): object {
  const who = at % order.customers;
  return {
    event: order.event,
    source_id: `order-${at}`,
    customer: {
      source_id: `customer-${who}`,
      email: `customer-${who}@example.com`,
      name: "Alex Doe",
      metadata: { VIP: true },
    },
    metadata: orderMetadata(at),
  };
}

/** Bodies are made before the clock starts, and one time each: making them would cost the generator more than sending. */
function makeBodies(order: LoadOrder): Buffer[] {
  const count = order.eventsPerRequest === 1 ? 150_000 : Math.ceil(400_000 / Math.max(1, order.eventsPerRequest));
  return Array.from({ length: count }, (_, request) => {
    const events = Array.from({ length: order.eventsPerRequest }, (_unused, place) =>
      makeEvent(order, order.from + request * order.eventsPerRequest + place),
    );
    return Buffer.from(JSON.stringify(order.eventsPerRequest === 1 ? events[0] : { events }));
  });
}

async function run(order: LoadOrder): Promise<LoadResult> {
  const bodies = order.eventsPerRequest === 0 ? [] : makeBodies(order);
  let sent = 0;
  const result = await autocannon({
    url: order.url,
    connections: order.connections,
    duration: order.seconds,
    requests: [
      {
        method: order.method,
        headers: order.headers,
        ...(bodies.length > 0
          ? { setupRequest: (request) => ({ ...request, body: bodies[sent++ % bodies.length] }) }
          : {}),
      },
    ],
  });
  return {
    requestsPerSecond: result["2xx"] / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    failed: result.non2xx + result.errors,
  };
}

const order = JSON.parse(process.argv[2] ?? "{}") as LoadOrder;
process.stdout.write(JSON.stringify(await run(order)));
