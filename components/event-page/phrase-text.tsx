import Link from "next/link";
import { cx } from "@/components/ui/class-names";
import { textLink } from "@/components/ui/text-link";
import type { Phrase, PhrasePart } from "@/lib/domain/phrase";

/** Draws a sentence of lib/domain/phrase. Names and codes are isolated, so that right-to-left ones do not turn it over. */
export function PhraseText({ parts, project }: { parts: Phrase; project: string }) {
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a sentence's parts never move
    <Part key={at} part={part} project={project} />
  ));
}

function Part({ part, project }: { part: PhrasePart; project: string }) {
  switch (part.kind) {
    case "text":
      return part.text;
    case "code":
      return <bdi className="mono break-words text-ink">{part.text}</bdi>;
    case "strong":
      return <bdi className="font-medium text-ink">{part.text}</bdi>;
    case "bad":
      return <bdi className="mono break-words text-bad">{part.text}</bdi>;
    default:
      return (
        <Link
          href={`/projects/${project}/${folders[part.kind]}/${part.id}`}
          className={cx(textLink, "break-words", eventNames.has(part.kind) && "mono")}
        >
          <bdi>{part.text}</bdi>
        </Link>
      );
  }
}

const eventNames = new Set(["event", "rejected", "schema"]);

const folders = {
  customer: "customers",
  event: "events",
  rejected: "rejected",
  schema: "schemas",
  campaign: "campaigns",
};
