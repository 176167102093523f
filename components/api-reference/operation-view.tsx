import { Link2 } from "lucide-react";
import type { ReactNode } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import type { ApiAnswerOrRef, ApiDescription, ApiParameter } from "@/lib/domain/api-description";
import { bodyOf, curlOfOperation, type ReadOperation, typeWords } from "@/lib/domain/api-reference";
import { PropertyRow } from "./property-row";
import { SchemaView } from "./schema-view";
import { Verb } from "./verb";

interface OperationViewProps {
  read: ReadOperation;
  refusals: ApiDescription["components"]["responses"];
  origin: string;
}

export function OperationView({ read, refusals, origin }: OperationViewProps) {
  const { verb, path, operation } = read;
  const { operationId, summary, description, parameters } = operation;
  const body = bodyOf(operation);
  return (
    <article
      id={operationId}
      aria-labelledby={`${operationId}-title`}
      className="scroll-mt-16 border-b border-line py-8 first:pt-0 last:border-b-0"
    >
      <h2 id={`${operationId}-title`} className="group flex items-center gap-2 text-[15px] leading-6 font-semibold">
        {summary}
        <a
          href={`#${operationId}`}
          aria-label={`Link to ${summary}`}
          className="rounded-sm text-faint opacity-0 transition-opacity duration-120 group-hover:opacity-100 focus-visible:opacity-100"
        >
          <Link2 className="size-3.5" strokeWidth={1.75} aria-hidden />
        </a>
      </h2>
      <p className="mono mt-1 flex flex-wrap items-baseline gap-x-2 break-all">
        <Verb verb={verb} />
        {path}
      </p>
      <p className="mt-1 text-muted">{description}</p>
      <div className="mt-4 grid gap-x-8 gap-y-4 xl:grid-cols-2">
        <div className="min-w-0 space-y-4">
          <Parameters parameters={parameters} />
          {body && (
            <Part title="Body" type={typeWords(body.schema)}>
              <SchemaView schema={body.schema} isSent />
            </Part>
          )}
          <Answers responses={operation.responses} refusals={refusals} />
        </div>
        <Examples read={read} origin={origin} />
      </div>
    </article>
  );
}

function Part({ title, type, children }: { title: string; type?: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="border-b border-line pb-1.5 text-[12px] font-medium">
        {title} {type && <span className="mono font-normal text-muted">{type}</span>}
      </h3>
      {children}
    </section>
  );
}

const places = { path: "Path", query: "Query", header: "Headers" } as const;

function Parameters({ parameters }: { parameters: ApiParameter[] }) {
  return (Object.keys(places) as (keyof typeof places)[]).map((place) => {
    const own = parameters.filter((parameter) => parameter.in === place);
    if (own.length === 0) return null;
    return (
      <Part key={place} title={places[place]}>
        <ul className="divide-y divide-line">
          {own.map(({ name, schema, required, description }) => (
            <li key={name} className="py-2 pl-5">
              <PropertyRow
                name={name}
                schema={schema}
                note={required && place !== "path" ? "required" : null}
                description={description}
              />
            </li>
          ))}
        </ul>
      </Part>
    );
  });
}

interface AnswersProps {
  responses: Record<string, ApiAnswerOrRef>;
  refusals: ApiDescription["components"]["responses"];
}

function Answers({ responses, refusals }: AnswersProps) {
  const good = Object.entries(responses).filter(([, answer]) => !("$ref" in answer));
  const refused = Object.keys(responses).filter((status) => refusals[`Error${status}`]);
  return (
    <>
      {good.map(([status, answer]) => (
        <Answer key={status} status={status} answer={answer} />
      ))}
      <details>
        <summary className="cursor-pointer rounded-sm text-[12px] font-medium hover:text-accent-text">
          Refusals: {refused.join(", ")}
        </summary>
        <ul className="mt-1 divide-y divide-line">
          {refused.map((status) => (
            <li key={status} className="py-2 pl-5">
              <span className="mono font-medium">{status}</span>{" "}
              <span className="text-muted">{refusals[`Error${status}`]?.description}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Answer({ status, answer }: { status: string; answer: ApiAnswerOrRef }) {
  if ("$ref" in answer) return null;
  const [media] = Object.entries(answer.content ?? {});
  if (!media) {
    return (
      <Part title={`Answer ${status}`}>
        <p className="py-2 pl-5 text-muted">{answer.description}</p>
      </Part>
    );
  }
  const [type, { schema }] = media;
  const others = Object.keys(answer.content ?? {});
  return (
    <Part title={`Answer ${status}`} type={type === "application/json" ? typeWords(schema) : others.join(" or ")}>
      <SchemaView schema={schema} isSent={false} />
    </Part>
  );
}

function Examples({ read, origin }: { read: ReadOperation; origin: string }) {
  const curl = curlOfOperation(read, origin);
  const answers = Object.values(read.operation.responses).flatMap((answer) =>
    "$ref" in answer ? [] : Object.values(answer.content ?? {}),
  );
  const example = answers.find((media) => media.example !== undefined)?.example;
  const { summary } = read.operation;
  return (
    <div className="min-w-0 space-y-3 xl:sticky xl:top-16 xl:self-start">
      <Example title="Request" label={`Request: ${summary}`} text={curl} />
      {example !== undefined && (
        <Example title="Answer" label={`Answer: ${summary}`} text={JSON.stringify(example, null, 2)} />
      )}
    </div>
  );
}

function Example({ title, label, text }: { title: string; label: string; text: string }) {
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <div className="flex h-9 items-center border-b border-line pr-1 pl-4">
        <h3 className="text-[12px] font-medium">{title}</h3>
        <CopyButton text={text} label={`Copy the ${title.toLowerCase()}`} className="ml-auto" />
      </div>
      <CodeBlock label={label} text={text} className="max-h-80 overflow-auto text-[12px] leading-[18px]" />
    </div>
  );
}
