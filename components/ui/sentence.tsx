import { Fragment } from "react";

/** A sentence of the domain, with the names that stand in it between backticks set in mono. */
export function Sentence({ text }: { text: string }) {
  return text.split("`").map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other identity than their place
    <Fragment key={at}>{at % 2 === 1 ? <bdi className="mono text-ink">{part}</bdi> : part}</Fragment>
  ));
}
