import { connect } from "node:net";

export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/**
 * Writes the bytes on a connection and gives the first answer, even when the request is not yet complete. Null when the
 * connection ends without one.
 */
export function rawRequest(url: string, bytes: string | Buffer): Promise<RawAnswer | null> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let text = "";
    socket.setEncoding("latin1");
    socket.on("data", (chunk) => {
      text += chunk;
      const answer = parseAnswer(text);
      if (!answer) return;
      resolve(answer);
      socket.destroy();
    });
    socket.on("error", (error) => (text === "" ? resolve(null) : reject(error)));
    socket.on("close", () => resolve(parseAnswer(text)));
    socket.setTimeout(60_000, () => socket.destroy(new Error("no answer within a minute")));
  });
}

/** Null as long as it is not whole. */
function parseAnswer(text: string): RawAnswer | null {
  const headEnd = text.indexOf("\r\n\r\n");
  if (headEnd < 0) return null;
  const [first = "", ...lines] = text.slice(0, headEnd).split("\r\n");
  const status = Number(first.split(" ")[1]);
  if (status === 100) return parseAnswer(text.slice(headEnd + 4));
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  const body = text.slice(headEnd + 4);
  const length = headers["content-length"];
  if (length !== undefined && body.length < Number(length)) return null;
  if (length === undefined && headers["transfer-encoding"] === "chunked" && !body.endsWith("0\r\n\r\n")) return null;
  return { status, headers, body: Buffer.from(body, "latin1").toString() };
}

export function requestHead(path: string, headers: Record<string, string>): string {
  const lines = Object.entries({ host: "localhost", ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `POST ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`;
}
