import Link from "next/link";
import type { ReactNode } from "react";
import { textLink } from "@/components/ui/text-link";
import type { OperationGroup } from "@/lib/domain/api-reference";
import { OperationNav } from "./operation-nav";

interface ReferenceFrameProps {
  groups: OperationGroup[];
  current: string | null;
  children: ReactNode;
}

/** The reference's own frame: it is read by people who are not signed in, too. */
export function ReferenceFrame({ groups, current, children }: ReferenceFrameProps) {
  const navGroups = groups.map(({ title, slug, operations }) => ({
    title,
    slug,
    operations: operations.map(({ verb, path, operation }) => ({
      id: operation.operationId,
      verb,
      path,
      summary: operation.summary,
    })),
  }));
  const navigation = <OperationNav groups={navGroups} current={current} />;
  return (
    <div className="min-h-dvh">
      <header className="sticky top-0 z-20 border-b border-line bg-canvas/85 backdrop-blur">
        <div className="mx-auto flex h-12 max-w-[1440px] items-center gap-2.5 px-4 md:px-6">
          <Link href="/" className="flex items-center gap-2.5 rounded-sm font-semibold">
            <span
              aria-hidden
              className="grid size-6 place-items-center rounded-md bg-accent text-[13px] font-semibold text-white"
            >
              G
            </span>
            Goodword
          </Link>
          <span aria-hidden className="text-faint">
            /
          </span>
          <Link href="/docs/api" className="rounded-sm font-medium">
            API reference
          </Link>
          <a href="/api/openapi.json" className={`ml-auto ${textLink}`}>
            OpenAPI<span className="max-sm:sr-only"> document</span>
          </a>
        </div>
      </header>
      <div className="mx-auto flex max-w-[1440px] max-md:flex-col">
        <div className="sticky top-12 h-[calc(100dvh-48px)] w-[272px] shrink-0 overflow-y-auto border-r border-line px-4 py-4 max-md:hidden">
          {navigation}
        </div>
        <details className="border-b border-line px-4 md:hidden">
          <summary className="cursor-pointer rounded-sm py-3 font-medium">All operations</summary>
          <div className="pb-4">{navigation}</div>
        </details>
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 px-4 py-6 outline-none md:px-8">
          {children}
        </main>
      </div>
    </div>
  );
}
