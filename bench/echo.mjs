// What node:http itself can do here: reads a JSON body, answers a small JSON body, knows nothing.
import { createServer } from "node:http";

const server = createServer((incoming, outgoing) => {
  const chunks = [];
  incoming.on("data", (chunk) => chunks.push(chunk));
  incoming.on("end", () => {
    const { event } = JSON.parse(Buffer.concat(chunks).toString());
    const body = JSON.stringify({ object: "event", type: event });
    outgoing.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
    outgoing.end(body);
  });
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.send?.("ready"));
