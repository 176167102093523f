import { Sentence } from "@/components/ui/sentence";

const shownMax = 6;

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
