/** Within single quotes a shell leaves everything alone but their end. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Posts an event; both parts of the key are read from the environment. */
export function curlOfEvent(body: object, origin: string): string {
  return [
    `curl -X POST ${shellQuoted(`${origin}/v1/events`)}`,
    `-H "X-App-Id: $GOODWORD_APP_ID"`,
    `-H "X-App-Token: $GOODWORD_APP_TOKEN"`,
    `-H 'Content-Type: application/json'`,
    `-d ${shellQuoted(JSON.stringify(body, null, 2))}`,
  ].join(" \\\n  ");
}
