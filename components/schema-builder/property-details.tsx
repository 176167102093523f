"use client";

import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select";
import type { DraftConstraints, DraftRow } from "@/lib/client/event-schema-draft";
import type { RowProblem } from "@/lib/client/event-schema-draft-judge";
import { asSentence } from "@/lib/client/event-schema-draft-words";
import { constraintFits } from "@/lib/domain/event-schema/constraint-fit";
import { AllowedValues } from "./allowed-values";
import { typeWords } from "./type-words";
import type { RowActions } from "./use-row-actions";

interface PropertyDetailsProps {
  row: DraftRow;
  isEditable: boolean;
  problems: RowProblem[];
  actions: RowActions;
  onLeave: (id: string, field: string) => void;
}

type TextConstraint = Exclude<keyof DraftConstraints, "allowedValues" | "uniqueItems" | "format">;

const textConstraints: { key: TextConstraint; label: string; hint?: string; isNumber: boolean }[] = [
  { key: "min", label: "At least", isNumber: true },
  { key: "max", label: "At most", isNumber: true },
  { key: "minLength", label: "Fewest characters", isNumber: true },
  { key: "maxLength", label: "Most characters", isNumber: true },
  {
    key: "pattern",
    label: "Pattern",
    hint: "A regular expression. For the whole text it begins with ^ and ends with $.",
    isNumber: false,
  },
  { key: "minItems", label: "Fewest items", isNumber: true },
  { key: "maxItems", label: "Most items", isNumber: true },
];

/** All that a row has no room for, unfolded under it. */
export function PropertyDetails({ row, isEditable, problems, actions, onLeave }: PropertyDetailsProps) {
  const errorOf = (field: string) => {
    const problem = problems.find((each) => each.field === field);
    return problem && asSentence(problem.message);
  };
  const constrain = (change: Partial<DraftConstraints>, typed?: string) =>
    actions.change(row.id, { constraints: { ...row.constraints, ...change } }, typed);
  const fits = (key: keyof DraftConstraints) => constraintFits(key, row);
  const leave = (field: string) => () => onLeave(row.id, field);
  return (
    <fieldset
      disabled={!isEditable}
      aria-label={`Details of ${row.name || "the new property"}`}
      data-details-of={row.id}
      className="grid min-w-0 animate-fade-in gap-x-4 gap-y-3 border-t border-line bg-canvas/60 px-4 py-3.5 sm:grid-cols-2 sm:pl-10"
    >
      <Field
        label="Description"
        value={row.description}
        error={errorOf("description")}
        placeholder="What it says, for those who send and read it"
        onChange={(event) => actions.change(row.id, { description: event.target.value }, "description")}
        onBlur={leave("description")}
      />
      <Field
        label="Example"
        value={row.example ?? ""}
        error={errorOf("example")}
        placeholder={row.list ? `["${typeWords.string.example}"]` : typeWords[row.type].example}
        onChange={(event) => actions.change(row.id, { example: event.target.value || null }, "example")}
        onBlur={leave("example")}
        className="mono"
      />
      {fits("allowedValues") && (
        <div className="sm:col-span-2">
          <AllowedValues
            values={row.constraints.allowedValues}
            isEditable={isEditable}
            error={errorOf("constraints.allowedValues")}
            onChange={(allowedValues) => constrain({ allowedValues })}
            onLeave={leave("constraints.allowedValues")}
          />
        </div>
      )}
      {textConstraints
        .filter(({ key }) => fits(key))
        .map(({ key, label, hint, isNumber }) => (
          <Field
            key={key}
            label={row.list && !key.endsWith("Items") ? `${label}, of each item` : label}
            hint={hint}
            value={row.constraints[key]}
            error={errorOf(`constraints.${key}`)}
            inputMode={isNumber ? "decimal" : undefined}
            spellCheck={false}
            onChange={(event) => constrain({ [key]: event.target.value }, `constraints.${key}`)}
            onBlur={leave(`constraints.${key}`)}
            className={isNumber ? "num" : "mono"}
          />
        ))}
      {fits("format") && (
        <SelectField
          label="Format"
          value={row.constraints.format}
          onChange={(event) => constrain({ format: event.target.value })}
        >
          {formats.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
      )}
      <div className="flex flex-col gap-2 sm:col-span-2">
        {fits("uniqueItems") && (
          <CheckboxField
            label="No item twice"
            checked={row.constraints.uniqueItems}
            onChange={(event) => constrain({ uniqueItems: event.target.checked })}
          />
        )}
        <CheckboxField
          label="Personal data"
          hint="It says who somebody is, or how to reach them."
          checked={row.personalData}
          onChange={(event) => actions.change(row.id, { personalData: event.target.checked })}
        />
        <CheckboxField
          label="Deprecated"
          hint="Still taken, but nobody should begin to send it."
          checked={row.deprecated}
          onChange={(event) => actions.change(row.id, { deprecated: event.target.checked })}
        />
      </div>
    </fieldset>
  );
}

const formats = [
  { value: "", label: "Any text" },
  { value: "email", label: "E-mail address" },
  { value: "url", label: "Web address" },
  { value: "uuid", label: "UUID" },
];
