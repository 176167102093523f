"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { componentName, type JsonSchema } from "@/lib/domain/api-description";
import { resolved, variantsOf } from "@/lib/domain/api-reference";
import { useComponents } from "./components-context";
import { PropertyRow } from "./property-row";

type Components = Record<string, JsonSchema>;

interface SchemaViewProps {
  schema: JsonSchema;
  /** Of what is sent it matters what must be there, of an answer what may not. */
  isSent: boolean;
  /** Components that this stands inside of: one that contains itself ends there. */
  inside?: readonly string[];
}

/** The properties of what is asked or answered, each with what is inside of it. */
export function SchemaView({ schema, isSent, inside = [] }: SchemaViewProps) {
  const components = useComponents();
  const own = namesWithin(schema);
  const within = [...inside, ...own];
  const plain = resolved(schema, components);
  const item = plain.type === "array" ? plain.items : undefined;
  if (item) return <SchemaView schema={item} isSent={isSent} inside={within} />;
  const value = plain.additionalProperties;
  if (!plain.properties && typeof value === "object" && hasInside(value, components)) {
    return <SchemaView schema={value} isSent={isSent} inside={within} />;
  }
  const variants = variantsOf(plain);
  if (variants.length > 1) return <Variants variants={variants} isSent={isSent} inside={within} />;
  if (!plain.properties) return null;
  const required = new Set(plain.required);
  return (
    <ul className="divide-y divide-line">
      {Object.entries(plain.properties)
        .filter(([, inner]) => !inner.not)
        .map(([name, inner]) => (
          <li key={name}>
            <Property name={name} schema={inner} isSent={isSent} isRequired={required.has(name)} inside={within} />
          </li>
        ))}
    </ul>
  );
}

interface PropertyProps extends Required<SchemaViewProps> {
  name: string;
  isRequired: boolean;
}

function Property({ name, schema, isSent, isRequired, inside }: PropertyProps) {
  const components = useComponents();
  const [isOpen, setOpen] = useState(false);
  const row = (
    <PropertyRow
      name={name}
      schema={schema}
      note={isRequired === isSent ? (isSent ? "required" : "not always there") : null}
    />
  );
  const isEndless = namesWithin(schema).some((each) => inside.includes(each));
  if (isEndless || !hasInside(schema, components)) return <div className="py-2 pl-5">{row}</div>;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="relative cursor-pointer list-none rounded-sm py-2 pl-5 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight
          className="absolute left-0.5 top-[11px] size-3.5 text-faint transition-transform duration-120 [details[open]>summary>&]:rotate-90"
          strokeWidth={1.75}
          aria-hidden
        />
        {row}
      </summary>
      {isOpen && (
        <div className="mb-2 ml-2 border-l border-line pl-3">
          <SchemaView schema={schema} isSent={isSent} inside={inside} />
        </div>
      )}
    </details>
  );
}

function Variants({
  variants,
  isSent,
  inside,
}: Omit<Required<SchemaViewProps>, "schema"> & { variants: JsonSchema[] }) {
  const components = useComponents();
  const shown = variants.filter((variant) => hasInside(variant, components));
  return (
    <div className="space-y-1">
      {shown.map((variant, at) => (
        <div key={variantName(variant, components) + String(at)}>
          <p className="py-1.5 pl-5 text-[11.5px] text-muted">
            {at === 0 ? "One of: " : "or: "}
            <span className="mono text-ink">{variantName(variant, components)}</span>
          </p>
          <SchemaView schema={variant} isSent={isSent} inside={inside} />
        </div>
      ))}
    </div>
  );
}

/** By what tells it from the others, where something does. */
function variantName(variant: JsonSchema, components: Components): string {
  const name = componentName(variant);
  if (name) return name;
  const { properties = {} } = resolved(variant, components);
  const constant = Object.entries(properties).find(([, { const: value }]) => value !== undefined);
  return constant ? `${constant[0]} ${JSON.stringify(constant[1].const)}` : "object";
}

function namesWithin(schema: JsonSchema): string[] {
  const name = componentName(schema);
  const parts = [schema.items, ...variantsOf(schema)].filter((part) => part !== undefined);
  return [...(name ? [name] : []), ...parts.flatMap(namesWithin)];
}

/** Whether there are properties to be seen behind it. */
function hasInside(schema: JsonSchema, components: Components): boolean {
  const plain = resolved(schema, components);
  if (plain.properties) return Object.keys(plain.properties).length > 0;
  if (plain.items) return hasInside(plain.items, components);
  if (typeof plain.additionalProperties === "object") return hasInside(plain.additionalProperties, components);
  const variants = variantsOf(plain);
  return variants.length > 1 && variants.some((variant) => componentName(variant) === null && variant.properties);
}
