import { useShell } from "@/components/shell/shell-context";
import { Chip } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
import { Cell, Row } from "@/components/ui/table";
import { customerName } from "@/lib/domain/event/customer-name";
import type { Message } from "@/lib/domain/message/message-record";
import { occasionWords } from "@/lib/domain/message/occasion";
import { messageSentence, messageStates } from "./message-words";

export const messageColumns = "md:grid-cols-[96px_minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,0.8fr)_92px]";

interface MessageRowProps {
  message: Message;
  href: string;
  isTabStop: boolean;
}

export function MessageRow({ message, href, isTabStop }: MessageRowProps) {
  const { project } = useShell();
  const { id, status, subject, occasion, customer, campaign, createdAt } = message;
  const state = messageStates[status];
  return (
    <Row
      className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-y-1 py-2 md:grid md:min-h-10 md:py-1 ${messageColumns}`}
    >
      <Cell className="max-md:order-2 max-md:justify-self-end">
        <span title={messageSentence(message)}>
          <Chip tone={state.tone} icon={state.icon}>
            {state.word}
          </Chip>
        </span>
      </Cell>
      <Cell className="truncate max-md:order-1">
        <RowLink href={href} rowId={id} isTabStop={isTabStop}>
          <bdi>{subject ?? occasionWords[occasion].name}</bdi>
        </RowLink>
      </Cell>
      <Cell className="truncate text-muted max-md:order-3">
        <bdi>{customerName(customer)}</bdi>
      </Cell>
      <Cell className="truncate text-muted max-md:hidden">
        <bdi>{campaign.name}</bdi>
      </Cell>
      <Cell className="text-right text-muted max-md:order-4">
        <RelativeTime at={createdAt} timeZone={project.timeZone} className="whitespace-nowrap" />
      </Cell>
    </Row>
  );
}
