import { useShell } from "@/components/shell/shell-context";
import { Chip } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
import { Cell, Row } from "@/components/ui/table";
import type { WebhookEndpoint } from "@/lib/domain/webhook/endpoint";
import { endpointState } from "./delivery-words";
import { HourBars, SuccessShare } from "./hour-bars";

/** Twice, because Tailwind finds only what is written out. */
export const webhookColumns = "md:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)_176px_150px_92px]";

interface WebhookRowProps {
  webhook: WebhookEndpoint;
  isTabStop: boolean;
}

export function WebhookRow({ webhook, isTabStop }: WebhookRowProps) {
  const { project } = useShell();
  const { id, url, description, types, lastAttempt } = webhook;
  const state = endpointState(webhook);
  const told = types.length === 0 ? "Everything" : types.join(", ");
  return (
    <Row
      className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-y-1.5 py-2.5 md:min-h-12 md:grid md:py-1.5 ${webhookColumns}`}
    >
      <Cell>
        <RowLink
          href={`/projects/${project.id}/settings/webhooks/${id}`}
          rowId={id}
          isTabStop={isTabStop}
          className="mono block"
        >
          {url.replace(/^https:\/\//, "")}
        </RowLink>
        {description && <bdi className="block truncate text-[12px] text-subtle">{description}</bdi>}
      </Cell>
      <Cell className="truncate text-muted max-md:order-3 max-md:col-span-2" title={told}>
        {types.length === 0 ? told : <span className="mono">{told}</span>}
      </Cell>
      <Cell className="flex items-center gap-2.5 max-md:order-4">
        <HourBars endpoint={webhook} />
        <SuccessShare endpoint={webhook} />
      </Cell>
      <Cell className="text-muted max-md:order-5 max-md:text-right">
        {lastAttempt ? (
          <>
            <RelativeTime at={lastAttempt.at} timeZone={project.timeZone} className="whitespace-nowrap" />
            {lastAttempt.status !== "delivered" && <span className="text-bad"> · not taken</span>}
          </>
        ) : (
          <span className="text-subtle">Nothing sent yet</span>
        )}
      </Cell>
      <Cell className="max-md:order-2 max-md:justify-self-end">
        <Chip tone={state.tone} icon={state.icon}>
          {state.word}
        </Chip>
      </Cell>
    </Row>
  );
}
