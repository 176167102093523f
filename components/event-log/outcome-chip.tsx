import { Chip } from "@/components/ui/chip";
import type { EventOutcome } from "@/lib/domain/event/outcome";
import { outcomeWords } from "./outcome-words";

export function OutcomeChip({ outcome }: { outcome: EventOutcome }) {
  const { word, tone, icon } = outcomeWords[outcome];
  return (
    <Chip tone={tone} icon={icon}>
      {word}
    </Chip>
  );
}
