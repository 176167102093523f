import { useShell } from "@/components/shell/shell-context";
import { Chip } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
import { Cell, Row } from "@/components/ui/table";
import { durationWords } from "@/lib/domain/time-words";
import type { Delivery } from "@/lib/domain/webhook/delivery";
import { deliveryStates } from "./delivery-words";

export const deliveryColumns = "md:grid-cols-[104px_164px_minmax(0,1fr)_72px_72px_92px]";

interface DeliveryRowProps {
  delivery: Delivery;
  href: string;
  isTabStop: boolean;
}

export function DeliveryRow({ delivery, href, isTabStop }: DeliveryRowProps) {
  const { project } = useShell();
  const { id, status, type, attempts, durationMs, statusCode, error, createdAt } = delivery;
  const state = deliveryStates[status];
  return (
    <Row
      className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-y-1 py-2 md:grid md:min-h-10 md:py-1 ${deliveryColumns}`}
    >
      <Cell className="max-md:order-2 max-md:justify-self-end">
        <Chip tone={state.tone} icon={state.icon}>
          {state.word}
        </Chip>
      </Cell>
      <Cell className="truncate max-md:order-1">
        <RowLink href={href} rowId={id} isTabStop={isTabStop} className="mono">
          {type}
        </RowLink>
      </Cell>
      <Cell className="truncate text-muted max-md:order-3" title={error ?? undefined}>
        {status === "delivered" ? `Answered ${statusCode}` : (error ?? (attempts === 0 ? "On its way" : ""))}
      </Cell>
      <Cell className="num text-right text-muted max-md:hidden">{attempts}</Cell>
      <Cell className="num text-right text-muted max-md:hidden">
        {durationMs === null ? "–" : durationWords(durationMs)}
      </Cell>
      <Cell className="text-right text-muted max-md:order-4">
        <RelativeTime at={createdAt} timeZone={project.timeZone} className="whitespace-nowrap" />
      </Cell>
    </Row>
  );
}
