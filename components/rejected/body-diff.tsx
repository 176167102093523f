import { TextRegion } from "@/components/ui/text-region";
import { bodyLines } from "./body-lines";

interface BodyDiffProps {
  before: string;
  after: string;
  label: string;
}

const signs = { gone: "−", come: "+", same: " " } as const;
const tones = { gone: "bg-bad-soft text-bad", come: "bg-good-soft text-good", same: "text-muted" } as const;
const words = { gone: "before: ", come: "after: ", same: "" } as const;

/** Two bodies line by line, with what stays the same left out but for its neighbours. */
export function BodyDiff({ before, after, label }: BodyDiffProps) {
  const lines = bodyLines(before, after);
  return (
    <TextRegion label={label} className="max-h-64 rounded-md border border-line bg-canvas py-1.5">
      {lines.map(({ kind, text }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity than their place
        <div key={at} className={`min-w-full w-max px-3 ${tones[kind]}`}>
          <span aria-hidden>{signs[kind]} </span>
          <span className="sr-only">{words[kind]}</span>
          <bdi>{text}</bdi>
        </div>
      ))}
    </TextRegion>
  );
}
