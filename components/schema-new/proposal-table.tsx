"use client";

import { TriangleAlert } from "lucide-react";
import { useFormContext, useWatch } from "react-hook-form";
import { Checkbox } from "@/components/ui/checkbox";
import { cx } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/table";
import { propertyTypes } from "@/lib/domain/event-schema/property-type";
import { isReallyTaken, type NewEventForm, proposedById } from "@/lib/domain/event-schema/proposal-rows";
import type { ProposedProperty } from "@/lib/domain/event-schema/propose";

const columns =
  "md:grid md:grid-cols-[32px_minmax(170px,1.2fr)_minmax(132px,0.8fr)_84px_112px_minmax(160px,1.6fr)] md:gap-x-2";

interface ProposalTableProps {
  proposed: ProposedProperty[];
  samples: number;
}

/** What the examples say, a row a property: taken or not, its name, its type, whether it must be there. */
export function ProposalTable({ proposed, samples }: ProposalTableProps) {
  const { control } = useFormContext<NewEventForm>();
  const rows = useWatch({ control, name: "rows" });
  const known = proposedById(proposed);
  if (proposed.length === 0) {
    return (
      <p className="border-t border-line p-4 text-muted">No property was found in {samples === 1 ? "it" : "them"}.</p>
    );
  }
  return (
    <Table aria-label="Proposed properties" className="border-t border-line">
      <TableHead className={`hidden ${columns}`}>
        <HeadCell>
          <span className="sr-only">Take</span>
        </HeadCell>
        <HeadCell>Name</HeadCell>
        <HeadCell>Type</HeadCell>
        <HeadCell>Required</HeadCell>
        <HeadCell>Seen</HeadCell>
        <HeadCell>Values</HeadCell>
      </TableHead>
      <div role="rowgroup">
        {rows.map((row, at) => {
          const property = known.get(row.path.at(-1) ?? "");
          if (!property) return null;
          return (
            <ProposalRow
              key={row.path.join("/")}
              at={at}
              property={property}
              level={row.path.length - 1}
              isTaken={isReallyTaken(row, rows)}
            />
          );
        })}
      </div>
    </Table>
  );
}

interface ProposalRowProps {
  at: number;
  property: ProposedProperty;
  level: number;
  isTaken: boolean;
}

function ProposalRow({ at, property, level, isTaken }: ProposalRowProps) {
  const { register, formState } = useFormContext<NewEventForm>();
  const error = formState.errors.rows?.[at]?.name?.message;
  const errorId = `row-${at}-error`;
  const requiredId = `row-${at}-required`;
  const { name, list, evidence } = property;
  return (
    <Row
      className={cx(
        "grid grid-cols-[32px_minmax(0,1fr)_auto] items-start gap-x-2 gap-y-1.5 py-2 hover:bg-transparent md:items-center md:py-1.5",
        columns,
      )}
    >
      <Cell className="flex items-center max-md:pt-2">
        <Checkbox aria-label={`Take ${name}`} {...register(`rows.${at}.isTaken`)} />
      </Cell>
      <Cell style={{ paddingLeft: 4 + level * 18 }}>
        <Input
          aria-label={`Name of ${name}`}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId : undefined}
          className={cx("font-mono", !isTaken && "text-subtle line-through")}
          autoCapitalize="off"
          spellCheck={false}
          {...register(`rows.${at}.name`)}
        />
        {error && (
          <p id={errorId} className="mt-1 text-[12px] text-bad">
            The name {error}
          </p>
        )}
      </Cell>
      <Cell className="max-md:col-start-2">
        <Select aria-label={`Type of ${name}`} {...register(`rows.${at}.type`)}>
          {propertyTypes.map((type) => (
            <option key={type} value={type}>
              {list ? `list of ${type}` : type}
            </option>
          ))}
        </Select>
      </Cell>
      <Cell className="max-md:col-start-3 max-md:row-start-1 max-md:pt-2">
        <span className="flex items-center gap-1.5">
          <Checkbox id={requiredId} aria-label={`${name} is required`} {...register(`rows.${at}.required`)} />
          <label htmlFor={requiredId} className="text-[12px] text-muted md:sr-only">
            required
          </label>
        </span>
      </Cell>
      <Cell className="num text-[12px] text-muted max-md:hidden">{seenWords(evidence)}</Cell>
      <Cell className="text-[12px] leading-4 break-words text-muted max-md:col-span-2 max-md:col-start-2">
        <span className="num md:hidden">{seenWords(evidence)} </span>
        <Values property={property} />
      </Cell>
    </Row>
  );
}

const count = new Intl.NumberFormat("en-GB");

/** "100 % of 1,204"; of a single example there is nothing to say. */
function seenWords({ count: seen, of, share }: ProposedProperty["evidence"]): string {
  if (of <= 1) return "in the example";
  const percent = seen === of ? 100 : Math.min(99, Math.max(1, Math.round(share * 100)));
  return `${percent} % of ${count.format(of)}`;
}

const valueLengthMax = 60;

function Values({ property }: { property: ProposedProperty }) {
  const { constraints, example, evidence } = property;
  const said = constraints.allowedValues
    ? `one of ${constraints.allowedValues.join(", ")}`
    : example === undefined
      ? ""
      : `like ${JSON.stringify(example)}`;
  return (
    <>
      {said && <bdi>{said.length > valueLengthMax ? `${said.slice(0, valueLengthMax)}…` : said}</bdi>}
      {constraints.format && <span> · {constraints.format}</span>}
      {evidence.nulls > 0 && <span> · null {count.format(evidence.nulls)} times</span>}
      {property.personalData && <span> · personal</span>}
      {evidence.hints.map((hint) => (
        <span key={hint} className="flex items-start gap-1 text-warn">
          <TriangleAlert className="mt-0.5 size-3 shrink-0" strokeWidth={2} aria-hidden />
          {hint}
        </span>
      ))}
    </>
  );
}
