import type { Phrase } from "@/lib/domain/phrase";

/** A campaign's summary, with what was chosen standing out. */
export function SummaryText({ parts }: { parts: Phrase }) {
  return parts.map((part, at) =>
    part.kind === "text" ? (
      part.text
    ) : (
      <bdi
        // biome-ignore lint/suspicious/noArrayIndexKey: a sentence's parts never move
        key={at}
        className={`rounded bg-accent-soft px-1 py-0.5 font-medium break-words text-accent-text ${part.kind === "code" ? "mono" : ""}`}
      >
        {part.text}
      </bdi>
    ),
  );
}
