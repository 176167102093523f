"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { late } from "@/components/ui/late";
import { eventSchemaListQuery } from "@/lib/client/event-schema-queries";
import { newestEventQuery } from "@/lib/client/first-run-queries";

const FirstRunPage = late(() => import("./first-run-page").then((module) => module.FirstRunPage));

interface FirstRunGateProps {
  title: string;
  /** What stands here once a first event came, and as long as it is not known whether one did. */
  children: ReactNode;
}

/** Leads an empty project to its first event; whoever saw it begin also sees it end, and goes on by pressing a button. */
export function FirstRunGate({ title, children }: FirstRunGateProps) {
  const { project } = useShell();
  const [begun, setBegun] = useState<{ project: string; isDone: boolean } | null>(null);
  const { data: schemas } = useQuery(eventSchemaListQuery(project.id));
  const { data: newest } = useQuery(newestEventQuery(project.id));
  const isEmpty = newest === null || schemas?.data.every(({ published }) => published === null);
  if (isEmpty && begun?.project !== project.id) setBegun({ project: project.id, isDone: false });
  if (begun?.project !== project.id || begun.isDone) return children;
  return <FirstRunPage title={title} onDone={() => setBegun({ project: project.id, isDone: true })} />;
}
