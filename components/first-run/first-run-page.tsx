"use client";

import { PageBody, PageHeader } from "@/components/shell/page-header";
import { FirstRun } from "./first-run";

interface FirstRunPageProps {
  /** Of the page that it stands in for. */
  title: string;
  onDone: () => void;
}

export function FirstRunPage({ title, onDone }: FirstRunPageProps) {
  return (
    <>
      <PageHeader crumbs={[{ label: title }]} />
      <PageBody>
        <FirstRun onDone={onDone} />
      </PageBody>
    </>
  );
}
