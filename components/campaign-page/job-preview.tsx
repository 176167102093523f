"use client";

import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { campaignsKey } from "@/lib/client/campaign-queries";
import { discardJob, downloadReport, startJob } from "@/lib/client/code-queries";
import { customersKey } from "@/lib/client/customer-queries";
import { useEdit } from "@/lib/client/edit";
import { toast } from "@/lib/client/toast";
import type { CodeJob } from "@/lib/domain/campaign/code-job";
import { counted, plannedWords } from "./code-job-words";

interface JobPreviewProps {
  job: CodeJob;
  verb: string;
  onBack: () => void;
  onStarted: () => void;
}

/** What a job will do and what it will leave out, before anything is done. */
export function JobPreview({ job, verb, onBack, onStarted }: JobPreviewProps) {
  const { project } = useShell();
  const [failure, setFailure] = useState<string | null>(null);
  const start = useEdit({
    send: () => startJob(project.id, job.id),
    stale: [campaignsKey(project.id), customersKey(project.id)],
    after: onStarted,
  });
  const good = job.rows - job.failed;
  const begin = () => start.mutateAsync().catch((error: Error) => setFailure(error.message));
  const report = () =>
    downloadReport(project.id, job.id, "problems").catch((error: Error) =>
      toast.error("The report could not be written", { description: error.message }),
    );
  return (
    <div className="flex flex-col gap-3.5">
      <p className="font-medium">{plannedWords(job)}.</p>
      {job.failed > 0 && <Problems job={job} onReport={() => void report()} />}
      {failure && (
        <p role="alert" className="text-bad">
          {failure}
        </p>
      )}
      <div className="flex justify-end gap-2 pt-1">
        <Button
          onClick={() => {
            void discardJob(project.id, job.id).catch(() => undefined);
            onBack();
          }}
        >
          Back
        </Button>
        <Button variant="primary" disabled={good === 0 || start.isPending} onClick={() => void begin()}>
          {start.isPending ? "Starting…" : `${verb} ${counted(good, job.kind === "import" ? "code" : "customer")}`}
        </Button>
      </div>
    </div>
  );
}

function Problems({ job, onReport }: { job: CodeJob; onReport: () => void }) {
  const left = job.failed - job.problems.length;
  return (
    <section aria-label="Left out" className="rounded-md border border-line">
      <div className="flex items-center justify-between gap-2 border-b border-line px-3 py-2">
        <p className="text-bad">{counted(job.failed, "row")} will be left out</p>
        <Button small onClick={onReport}>
          Download all as CSV
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <ol tabIndex={0} aria-label="The first of them" className="max-h-52 overflow-y-auto">
        {job.problems.map(({ row, code, customer, problem }) => (
          <li key={row} className="flex flex-wrap gap-x-2 border-b border-line px-3 py-1.5 last:border-b-0">
            <span className="num text-muted">Row {row}</span>
            <span className="mono min-w-0 break-all">{code ?? customer}</span>
            <span className="basis-full text-muted">{problem}</span>
          </li>
        ))}
      </ol>
      {left > 0 && <p className="border-t border-line px-3 py-1.5 text-muted">and {counted(left, "more row")}</p>}
    </section>
  );
}
