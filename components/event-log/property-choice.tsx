"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select";
import { publishedPropertiesQuery } from "@/lib/client/event-queries";
import {
  type ComparedAs,
  comparedAsOf,
  declaredProperty,
  needsValue,
  operatorsOf,
  operatorWords,
  type PropertyFilter,
  type PropertyOperator,
  propertyFilterProblem,
  writePropertyFilter,
} from "@/lib/domain/event/property-filter";
import type { Property } from "@/lib/domain/event-schema/property";

interface PropertyChoiceProps {
  project: string;
  /** The one event chosen, whose schema then says what can be asked. */
  event: string | null;
  isNarrowed: boolean;
  initial: PropertyFilter | null;
  onChange: (filter: string) => void;
}

/** Which property, how it is compared, and with what. */
export function PropertyChoice(props: PropertyChoiceProps) {
  const { data } = useQuery({
    ...publishedPropertiesQuery(props.project, props.event ?? ""),
    enabled: props.event !== null,
  });
  if (!props.isNarrowed) {
    return (
      <p className="p-3 text-muted">
        Choose an event, a customer or a time first: properties are looked for among those events.
      </p>
    );
  }
  if (props.event !== null && !data) return <p className="p-3 text-muted">Reading what {props.event} brings…</p>;
  return <PropertyForm {...props} properties={data ?? []} />;
}

function PropertyForm({ initial, onChange, properties }: PropertyChoiceProps & { properties: Property[] }) {
  const places = placesOf(properties, []);
  const [place, setPlace] = useState(initial?.path.join(".") ?? places[0]?.name ?? "");
  const [operator, setOperator] = useState<PropertyOperator | null>(initial?.operator ?? null);
  const [value, setValue] = useState(initial?.value ?? "");
  const [problem, setProblem] = useState<string | null>(null);

  const path = places.find(({ name }) => name === place)?.path ?? place.split(".").filter(Boolean);
  const property = properties.length > 0 ? declaredProperty(properties, path) : null;
  const operators = operatorsOf(property);
  const chosen = operator !== null && operators.includes(operator) ? operator : (operators[0] ?? "eq");
  const as = comparedAsOf(property);

  function submit(event: FormEvent) {
    event.preventDefault();
    const trimmed = value.trim() || (as === "boolean" ? "true" : "");
    const filter = { path, operator: chosen, value: needsValue(chosen) ? trimmed : null };
    if (path.length === 0) return setProblem("Which property?");
    const found = propertyFilterProblem(filter, property);
    setProblem(found && `${place} ${found}.`);
    if (!found) onChange(writePropertyFilter(filter));
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-2.5 p-3">
      {places.length > 0 ? (
        <SelectField label="Property" value={place} onChange={(event) => setPlace(event.target.value)} autoFocus>
          {places.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
          {!places.some(({ name }) => name === place) && place !== "" && <option>{place}</option>}
        </SelectField>
      ) : (
        <Field
          label="Property"
          hint="Its name; of one within an object, both with a dot between"
          value={place}
          autoFocus
          onChange={(event) => setPlace(event.target.value)}
        />
      )}
      <SelectField
        label="Which"
        value={chosen}
        onChange={(event) => setOperator(operators.find((each) => each === event.target.value) ?? null)}
      >
        {operators.map((each) => (
          <option key={each} value={each}>
            {operatorWords(each, as)}
          </option>
        ))}
      </SelectField>
      {needsValue(chosen) && <ValueField as={as} value={value} onChange={setValue} />}
      {problem && (
        <p role="alert" className="text-[12px] text-bad">
          {problem}
        </p>
      )}
      <Button type="submit">Show these events</Button>
    </form>
  );
}

interface ValueFieldProps {
  as: ComparedAs;
  value: string;
  onChange: (value: string) => void;
}

function ValueField({ as, value, onChange }: ValueFieldProps) {
  if (as === "boolean") {
    return (
      <SelectField label="Value" value={value || "true"} onChange={(event) => onChange(event.target.value)}>
        <option>true</option>
        <option>false</option>
      </SelectField>
    );
  }
  const isDay = as === "day" || as === "moment";
  return (
    <Field
      label="Value"
      type={isDay ? "date" : "text"}
      inputMode={as === "number" ? "decimal" : undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface Place {
  name: string;
  path: string[];
}

function placesOf(properties: readonly Property[], above: string[]): Place[] {
  return properties.flatMap((property) => {
    const path = [...above, property.name];
    const inner = property.list ? [] : placesOf(property.properties ?? [], path);
    return [{ name: path.join("."), path }, ...inner];
  });
}
