import { CircleCheck, CircleX, Clock } from "lucide-react";
import type { ReactNode } from "react";
import { Fact, Facts } from "@/components/event-page/facts";
import { TitledCard } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { JsonView } from "@/components/ui/json-view";
import { RelativeTime } from "@/components/ui/relative-time";
import { exactTime } from "@/lib/domain/time-words";
import type { DeliveryAttempt, DeliveryDetail } from "@/lib/domain/webhook/delivery";
import { attemptSentence, deliverySentence, deliveryStates } from "./delivery-words";

interface DeliveryViewProps {
  delivery: DeliveryDetail;
  timeZone: string;
}

export function DeliveryView({ delivery, timeZone }: DeliveryViewProps) {
  const state = deliveryStates[delivery.status];
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="flex items-start gap-2.5">
        <Chip tone={state.tone} icon={state.icon} className="mt-0.5 shrink-0">
          {state.word}
        </Chip>
        <p className="min-w-0 break-words">{deliverySentence(delivery)}</p>
      </div>
      <TitledCard title="Request" actions={<CopyButton text={delivery.body} label="Copy the body as it is sent" />}>
        <Facts>
          <Fact label="To">
            <span className="mono break-all">{delivery.url}</span>
          </Fact>
          <Fact label="Id">
            <span className="mono break-all">{delivery.id}</span>
          </Fact>
          <Fact label="Happened">
            <RelativeTime at={delivery.occurredAt} timeZone={timeZone} />
          </Fact>
          {delivery.nextAttemptAt && delivery.attempts > 0 && (
            <Fact label="Next attempt">{nextWords(delivery.nextAttemptAt, timeZone)}</Fact>
          )}
        </Facts>
        <div className="border-t border-line">
          <JsonView label="Body" value={JSON.parse(delivery.body)} />
        </div>
      </TitledCard>
      <TitledCard title={delivery.log.length === 1 ? "One attempt" : `${delivery.log.length} attempts`}>
        {delivery.log.length === 0 ? (
          <p className="px-4 py-3 text-muted">It is on its way.</p>
        ) : (
          <ol reversed>
            {delivery.log.map((attempt, at) => (
              <Attempt key={attempt.number} attempt={attempt} timeZone={timeZone} isOpen={at === 0} />
            ))}
          </ol>
        )}
      </TitledCard>
    </div>
  );
}

function nextWords(at: string, timeZone: string): string {
  const moment = new Date(at);
  return moment.getTime() <= Date.now() ? "now" : exactTime(moment, timeZone);
}

interface AttemptProps {
  attempt: DeliveryAttempt;
  timeZone: string;
  isOpen: boolean;
}

function Attempt({ attempt, timeZone, isOpen }: AttemptProps) {
  const { number, startedAt, endedAt, error, statusCode, requestHeaders, responseHeaders, responseBody } = attempt;
  const Icon = endedAt === null ? Clock : error === null ? CircleCheck : CircleX;
  const tone = endedAt === null ? "text-muted" : error === null ? "text-good" : "text-bad";
  return (
    <li className="border-b border-line last:border-b-0">
      <details open={isOpen}>
        <summary className="flex cursor-pointer items-start gap-2.5 px-4 py-2.5 hover:bg-hover">
          <Icon className={`mt-0.5 size-4 shrink-0 ${tone}`} strokeWidth={1.75} aria-hidden />
          <span className="min-w-0 flex-1 break-words">
            <span className="sr-only">Attempt {number}: </span>
            {attemptSentence(attempt)}
          </span>
          <RelativeTime at={startedAt} timeZone={timeZone} className="shrink-0 whitespace-nowrap text-muted" />
        </summary>
        <div className="flex flex-col gap-3 px-4 pb-3.5">
          {statusCode !== null && (
            <Part title={`Answer, ${statusCode}`}>
              <CodeBlock
                label={`Answer of attempt ${number}`}
                text={responseBody || "(an empty body)"}
                className="max-h-60 whitespace-pre-wrap break-words rounded-md border border-line p-2.5"
              />
            </Part>
          )}
          {responseHeaders && <HeaderList title="Headers of the answer" headers={responseHeaders} />}
          {requestHeaders && <HeaderList title="Headers that were sent" headers={requestHeaders} />}
        </div>
      </details>
    </li>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <p className="mb-1 text-[12px] font-medium text-muted">{title}</p>
      {children}
    </div>
  );
}

function HeaderList({ title, headers }: { title: string; headers: Record<string, string> }) {
  return (
    <Part title={title}>
      <dl className="mono flex flex-col gap-1 rounded-md border border-line p-2.5 text-[12px]">
        {Object.entries(headers).map(([name, value]) => (
          <div key={name} className="break-all">
            <dt className="inline text-muted">{name}: </dt>
            <dd className="inline">{value}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
