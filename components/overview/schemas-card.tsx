import Link from "next/link";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import { Sparkline } from "@/components/ui/sparkline";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/table";
import type { Overview } from "@/lib/domain/overview-record";
import { percent } from "./metrics";

const count = new Intl.NumberFormat("en-GB");
const grid = "grid grid-cols-[minmax(0,1fr)_72px_64px] sm:grid-cols-[minmax(0,1fr)_104px_72px_64px_88px]";
/** From here on a share of rejected events is pointed out. */
const worrying = 0.01;

interface SchemasCardProps {
  overview: Overview;
  project: string;
  when: string;
}

/** The busiest events, each with what is wrong with it. */
export function SchemasCard({ overview, project, when }: SchemasCardProps) {
  const { schemas, schemasCount, buckets } = overview;
  return (
    <TitledCard
      title="Event schemas"
      actions={
        <Button asChild variant="ghost" small>
          <Link href={`/projects/${project}/schemas`}>
            {schemasCount > schemas.length ? `All ${count.format(schemasCount)}` : "Open"}
          </Link>
        </Button>
      }
    >
      {schemas.length === 0 ? (
        <p className="px-4 py-3.5 text-muted">No event came in this time.</p>
      ) : (
        <Table aria-label="Event schemas">
          <TableHead className={grid}>
            <HeadCell>Event</HeadCell>
            <HeadCell className="hidden sm:block">{when}</HeadCell>
            <HeadCell className="text-right">Accepted</HeadCell>
            <HeadCell className="text-right">Rejected</HeadCell>
            <HeadCell className="hidden text-right sm:block">Last seen</HeadCell>
          </TableHead>
          {schemas.map(({ id, name, daily, accepted, shareRejected, lastSeenAt }) => (
            <Row key={id} className={cx(grid, "h-10 items-center")}>
              <Cell>
                <Link
                  href={`/projects/${project}/schemas/${id}`}
                  className="mono block truncate rounded-sm after:absolute after:inset-0"
                >
                  <bdi>{name}</bdi>
                </Link>
              </Cell>
              <Cell className="hidden sm:block">
                <Sparkline
                  values={daily.accepted}
                  label={`${count.format(accepted)} accepted, ${when.toLowerCase()}`}
                />
              </Cell>
              <Cell className="num text-right">{count.format(accepted)}</Cell>
              <Cell
                className={cx(
                  "num text-right",
                  (shareRejected ?? 0) >= worrying ? "font-medium text-bad" : "text-muted",
                )}
              >
                {percent(shareRejected)}
              </Cell>
              <Cell className="num hidden text-right text-muted sm:block">
                {lastSeenAt ? (
                  <RelativeTime at={lastSeenAt} timeZone={buckets.timeZone} className="relative" />
                ) : (
                  "never"
                )}
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </TitledCard>
  );
}
