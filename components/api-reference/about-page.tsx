import Link from "next/link";
import { textLink } from "@/components/ui/text-link";
import type { ApiDescription } from "@/lib/domain/api-description";
import type { OperationGroup } from "@/lib/domain/api-reference";
import { ReferenceFrame } from "./reference-frame";
import { SchemaView } from "./schema-view";
import { Verb } from "./verb";

interface AboutPageProps {
  groups: OperationGroup[];
  description: ApiDescription;
}

/** What holds for every operation, and the list of them. */
export function AboutPage({ groups, description }: AboutPageProps) {
  const { Error: errorSchema } = description.components.schemas;
  return (
    <ReferenceFrame groups={groups} current={null}>
      <h1 className="text-[20px] leading-7 font-semibold tracking-tight">{description.info.title}</h1>
      <div className="mt-2 max-w-[720px] space-y-3 text-muted">
        {description.info.description.split("\n\n").map((paragraph) => (
          <Paragraph key={paragraph} text={paragraph} />
        ))}
      </div>
      {errorSchema && (
        <section className="mt-8 max-w-[720px]">
          <h2 className="border-b border-line pb-1.5 text-[15px] leading-6 font-semibold">A refusal</h2>
          <SchemaView schema={errorSchema} isSent={false} />
        </section>
      )}
      {groups.map((group) => (
        <section key={group.slug} className="mt-8">
          <h2 className="text-[15px] leading-6 font-semibold">
            <Link href={`/docs/api/${group.slug}`} className="rounded-sm hover:text-accent-text">
              {group.title}
            </Link>
          </h2>
          <p className="max-w-[720px] text-muted">{group.words}</p>
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {group.operations.map(({ verb, path, operation }) => (
              <li key={operation.operationId} className="py-2 sm:flex sm:items-baseline sm:gap-4">
                <span className="mono block min-w-0 break-all text-[12px] sm:w-[46%] sm:shrink-0">
                  <Verb verb={verb} /> {path}
                </span>
                <Link href={`/docs/api/${group.slug}#${operation.operationId}`} className={textLink}>
                  {operation.summary}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </ReferenceFrame>
  );
}

/** With what stands between double asterisks in strong letters. */
function Paragraph({ text }: { text: string }) {
  return (
    <p>
      {text.split("**").map((part, at) =>
        at % 2 === 1 ? (
          <strong key={part} className="font-medium text-ink">
            {part}
          </strong>
        ) : (
          part
        ),
      )}
    </p>
  );
}
