const tones: Record<string, string> = {
  GET: "text-good",
  POST: "text-accent-text",
  PUT: "text-warn",
  PATCH: "text-warn",
  DELETE: "text-bad",
};

export function Verb({ verb }: { verb: string }) {
  return <span className={`mono font-medium ${tones[verb] ?? "text-muted"}`}>{verb}</span>;
}
