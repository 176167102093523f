import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/table";
import type { Property } from "@/lib/domain/event-schema/property";

const columns =
  "grid grid-cols-[minmax(120px,1fr)_minmax(96px,0.7fr)] sm:grid-cols-[minmax(140px,1fr)_120px_84px_minmax(160px,2fr)]";

/** What a template brings, to read. */
export function PropertyPreview({ properties }: { properties: Property[] }) {
  return (
    <Table aria-label="Properties of the template" className="border-t border-line pb-2">
      <TableHead className={columns}>
        <HeadCell>Property</HeadCell>
        <HeadCell>Type</HeadCell>
        <HeadCell className="max-sm:hidden">Presence</HeadCell>
        <HeadCell className="max-sm:hidden">What it says</HeadCell>
      </TableHead>
      <div role="rowgroup">
        <PreviewRows properties={properties} level={0} />
      </div>
    </Table>
  );
}

function PreviewRows({ properties, level }: { properties: Property[]; level: number }) {
  return properties.map((property) => <PreviewRow key={property.id} property={property} level={level} />);
}

function PreviewRow({ property, level }: { property: Property; level: number }) {
  const { name, type, list, required, description, constraints } = property;
  const choices = constraints.allowedValues?.join(", ");
  return (
    <>
      <Row className={`items-center py-1.5 hover:bg-transparent ${columns}`}>
        <Cell className="mono truncate" style={{ paddingLeft: 4 + level * 18 }}>
          {name}
          {required && <span className="text-accent-text sm:hidden"> *</span>}
        </Cell>
        <Cell className="text-muted">{list ? `list of ${type}` : type}</Cell>
        <Cell className={required ? "max-sm:hidden" : "text-subtle max-sm:hidden"}>
          {required ? "required" : "optional"}
        </Cell>
        <Cell className="text-[12px] leading-4 text-muted max-sm:col-span-2">
          {description}
          {choices && <span className="text-subtle"> · one of {choices}</span>}
        </Cell>
      </Row>
      <PreviewRows properties={property.properties ?? []} level={level + 1} />
    </>
  );
}
