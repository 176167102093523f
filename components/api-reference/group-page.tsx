import Link from "next/link";
import { textLink } from "@/components/ui/text-link";
import type { ApiDescription } from "@/lib/domain/api-description";
import { type OperationGroup, reachable } from "@/lib/domain/api-reference";
import { ComponentsProvider } from "./components-context";
import { OperationView } from "./operation-view";
import { ReferenceFrame } from "./reference-frame";

interface GroupPageProps {
  groups: OperationGroup[];
  group: OperationGroup;
  description: ApiDescription;
  origin: string;
}

export function GroupPage({ groups, group, description, origin }: GroupPageProps) {
  const { schemas, responses } = description.components;
  return (
    <ReferenceFrame groups={groups} current={group.slug}>
      <h1 className="text-[20px] leading-7 font-semibold tracking-tight">{group.title}</h1>
      <p className="mt-1 mb-8 max-w-[720px] text-muted">
        {group.words}{" "}
        {group.title.startsWith("Voucherify") && (
          <>
            What differs from Voucherify stands in <span className="mono">docs/voucherify-wire.md</span>; new programs
            are better served by{" "}
            <Link href="/docs/api" className={textLink}>
              the API under /api
            </Link>
            .
          </>
        )}
      </p>
      <ComponentsProvider components={reachable(group.operations, schemas)}>
        {group.operations.map((read) => (
          <OperationView key={read.operation.operationId} read={read} refusals={responses} origin={origin} />
        ))}
      </ComponentsProvider>
    </ReferenceFrame>
  );
}
