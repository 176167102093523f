"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { eventSchemaListQuery } from "@/lib/client/event-schema-queries";
import { newestEventQuery } from "@/lib/client/first-run-queries";
import { FirstRun } from "./first-run";

interface FirstRunGateProps {
  /** What stands here once a first event came. */
  children: ReactNode;
  /** While it is not known which of the two it is. */
  loading: ReactNode;
}

/** Leads an empty project to its first event; whoever saw it begin also sees it end, and goes on by pressing a button. */
export function FirstRunGate({ children, loading }: FirstRunGateProps) {
  const { project } = useShell();
  const [begun, setBegun] = useState<{ project: string; isDone: boolean } | null>(null);
  const schemas = useQuery(eventSchemaListQuery(project.id));
  const newest = useQuery(newestEventQuery(project.id));
  const isKnown = schemas.data !== undefined && newest.data !== undefined;
  const isEmpty = newest.data === null || schemas.data?.data.every(({ published }) => published === null);
  if (isKnown && isEmpty && begun?.project !== project.id) setBegun({ project: project.id, isDone: false });
  if (begun?.project === project.id && !begun.isDone) {
    return <FirstRun onDone={() => setBegun({ project: project.id, isDone: true })} />;
  }
  // What cannot be told apart now is told by the screen itself.
  return isKnown || schemas.error || newest.error ? children : loading;
}
