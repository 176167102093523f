import { Fragment } from "react";

const shownMax = 6;

/** Sentences of the domain, with the names in them set in mono. */
export function Sentences({ sentences }: { sentences: string[] }) {
  const shown = sentences.slice(0, shownMax);
  return (
    <ul className="flex flex-col gap-0.5">
      {shown.map((sentence) => (
        <li key={sentence} className="min-w-0 break-words">
          <Sentence text={sentence} />
        </li>
      ))}
      {sentences.length > shown.length && <li className="text-muted">and {sentences.length - shown.length} more</li>}
    </ul>
  );
}

export function Sentence({ text }: { text: string }) {
  return text.split("`").map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other identity than their place
    <Fragment key={at}>{at % 2 === 1 ? <bdi className="mono">{part}</bdi> : part}</Fragment>
  ));
}
