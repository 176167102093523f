import { ArrowRight, type LucideIcon, Pencil, TriangleAlert } from "lucide-react";
import { cx } from "@/components/ui/class-names";
import { Sentence } from "@/components/ui/sentence";
import type { SchemaVersionRecord } from "@/lib/domain/event-schema/event-schema-record";

type Change = SchemaVersionRecord["changes"][number];

const signs: Record<Change["verdict"], { icon: LucideIcon; tone: string; word: string }> = {
  breaking: { icon: TriangleAlert, tone: "text-warn", word: "breaking" },
  compatible: { icon: ArrowRight, tone: "text-faint", word: "compatible" },
  cosmetic: { icon: Pencil, tone: "text-faint", word: "words" },
};

const order: Change["verdict"][] = ["breaking", "compatible", "cosmetic"];

/** What changes between two versions, what breaks first. */
export function ChangeList({ changes }: { changes: Change[] }) {
  const sorted = [...changes].sort((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict));
  return (
    <ul aria-label="What changes" className="flex flex-col gap-1.5">
      {sorted.map(({ pointer, kind, verdict, sentence }) => {
        const { icon: Icon, tone, word } = signs[verdict];
        return (
          <li key={`${pointer} ${kind} ${sentence}`} className="flex items-start gap-2">
            <Icon className={cx("mt-0.5 size-4 shrink-0", tone)} strokeWidth={1.75} aria-hidden />
            <span className="min-w-0 break-words">
              <span className="sr-only">{word}: </span>
              <Sentence text={sentence} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
