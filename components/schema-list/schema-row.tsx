import { Gift } from "lucide-react";
import Link from "next/link";
import { memo } from "react";
import { RelativeTime } from "@/components/ui/relative-time";
import { Sparkline } from "@/components/ui/sparkline";
import { Cell, Row } from "@/components/ui/table";
import { Tooltip } from "@/components/ui/tooltip";
import type { EventSchemaListItem, UsingCampaign } from "@/lib/domain/event-schema/event-schema-record";
import { SchemaMenu } from "./schema-menu";
import { SchemaStateChip } from "./schema-state-chip";

/** Shared by the head and every row. */
export const schemaColumns =
  "md:grid md:grid-cols-[minmax(180px,2fr)_minmax(150px,1fr)_84px_172px_84px_104px_minmax(120px,1fr)_40px] md:gap-x-2";

const count = new Intl.NumberFormat("en-GB");

interface SchemaRowProps {
  schema: EventSchemaListItem;
  project: { id: string; timeZone: string };
  mayWrite: boolean;
  /** One row of the table is in the tab order; arrows go to the others. */
  isTabStop: boolean;
}

/** One line on a desk; on a phone two: what it is called and how it stands, how much comes and when last. */
export const SchemaRow = memo(function SchemaRow({ schema, project, mayWrite, isTabStop }: SchemaRowProps) {
  const { volume } = schema;
  return (
    <Row
      data-schema-id={schema.id}
      className={`grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-0.5 py-2 [content-visibility:auto] [contain-intrinsic-size:auto_68px] md:h-12 md:gap-y-0 md:py-0 md:[contain-intrinsic-size:auto_48px] ${schemaColumns}`}
    >
      <Cell className="flex flex-col max-md:col-span-2">
        <Link
          href={`/projects/${project.id}/schemas/${schema.id}`}
          tabIndex={isTabStop ? 0 : -1}
          data-schema-row
          className="mono truncate text-ink after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          <bdi>{schema.name}</bdi>
        </Link>
        {schema.description && (
          <span className="hidden truncate text-[12px] leading-4 text-subtle md:block">
            <bdi>{schema.description}</bdi>
          </span>
        )}
      </Cell>
      <Cell className="max-md:order-3 max-md:pt-0.5">
        <SchemaStateChip schema={schema} />
      </Cell>
      <Cell className="num text-right text-muted max-md:hidden">{schema.propertiesCount}</Cell>
      <Cell className="flex items-center justify-end gap-3 max-md:hidden">
        <Sparkline values={volume.daily.accepted} label={`${count.format(volume.accepted)} events in 30 days`} />
        <span className="num w-16 text-right">{count.format(volume.accepted)}</span>
      </Cell>
      <Cell className="text-right max-md:hidden">
        <Share share={volume.shareRejected} rejected={volume.rejected} />
      </Cell>
      <Cell className="text-right text-muted max-md:order-4 max-md:col-span-2 max-md:text-[12px]">
        <span className="num md:hidden">
          {count.format(volume.accepted)} in 30 d
          {volume.rejected > 0 && <span className="text-bad">, {count.format(volume.rejected)} rejected</span>} ·{" "}
        </span>
        {schema.lastSeenAt ? <RelativeTime at={schema.lastSeenAt} timeZone={project.timeZone} /> : "never seen"}
      </Cell>
      <Cell className="pl-4 max-md:hidden">
        <UsedBy campaigns={schema.usedBy} />
      </Cell>
      <Cell className="relative z-10 justify-self-end max-md:order-2 max-md:-my-1">
        <SchemaMenu schema={schema} mayWrite={mayWrite} />
      </Cell>
    </Row>
  );
});

/** Of all that came. The number turns red where somebody should look. */
function Share({ share, rejected }: { share: number | null; rejected: number }) {
  if (share === null) return <span className="text-subtle">—</span>;
  if (rejected === 0) return <span className="num text-muted">0 %</span>;
  const percent = share * 100;
  const words = percent < 0.1 ? "< 0.1 %" : `${percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`;
  return (
    <Tooltip text={`${count.format(rejected)} rejected in 30 days`}>
      <span className={percent >= 1 ? "num relative z-10 font-medium text-bad" : "num relative z-10 text-muted"}>
        {words}
      </span>
    </Tooltip>
  );
}

function UsedBy({ campaigns }: { campaigns: UsingCampaign[] }) {
  const [first, ...more] = campaigns;
  if (!first) return <span className="text-subtle">no campaign</span>;
  return (
    <span className="flex items-center gap-1.5" title={campaigns.map(({ name }) => name).join(", ")}>
      <Gift className="size-3.5 shrink-0 text-faint" strokeWidth={1.75} aria-hidden />
      <span className="truncate">
        <bdi>{first.name}</bdi>
      </span>
      {more.length > 0 && <span className="text-muted">+{more.length}</span>}
    </span>
  );
}
