import type { JsonSchema } from "@/lib/domain/api-description";
import { allowedValues, boundWords, typeWords } from "@/lib/domain/api-reference";

interface PropertyRowProps {
  name: string;
  schema: JsonSchema;
  note: string | null;
  description?: string;
}

/** A name, its type, and all that holds for its value. */
export function PropertyRow({ name, schema, note, description = schema.description }: PropertyRowProps) {
  const values = allowedValues(schema);
  const bounds = boundWords(schema);
  return (
    <>
      <span className="flex flex-wrap items-baseline gap-x-2">
        <span className="mono break-all font-medium">{name}</span>
        <span className="mono break-words text-[12px] text-muted">{typeWords(schema)}</span>
        {note && <span className={`text-[11.5px] ${note === "required" ? "text-warn" : "text-subtle"}`}>{note}</span>}
        {bounds.length > 0 && <span className="break-all text-[11.5px] text-subtle">{bounds.join(" · ")}</span>}
      </span>
      {values.length > 0 && (
        <span className="mono mt-0.5 block break-words text-[12px] text-muted">
          {values.map((value) => JSON.stringify(value)).join(" · ")}
        </span>
      )}
      {description && <span className="mt-0.5 block text-muted">{description}</span>}
    </>
  );
}
