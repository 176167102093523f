"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { campaignsKey } from "@/lib/client/campaign-queries";
import { codeJobsQuery, downloadReport } from "@/lib/client/code-queries";
import { toast } from "@/lib/client/toast";
import type { CodeJob } from "@/lib/domain/campaign/code-job";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { countWords, doneWords } from "./code-job-words";

const lately = 60 * 60_000;

/** What is being imported or given out, and what was within the last hour, until it is put away. */
export function CodeJobList({ campaign }: { campaign: CampaignRecord }) {
  const { project } = useShell();
  const client = useQueryClient();
  const { data } = useQuery(codeJobsQuery(project.id, campaign.id));
  const [hidden, setHidden] = useState<string[]>([]);
  const running = data?.data.filter(({ status }) => status === "running").length ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the codes are read anew whenever a job ends
  useEffect(() => {
    void client.invalidateQueries({ queryKey: [...campaignsKey(project.id), "codes", campaign.id] });
  }, [running]);
  const shown = data?.data.filter((job) => isShown(job) && !hidden.includes(job.id)) ?? [];
  if (shown.length === 0) return null;
  return (
    <ul aria-label="Imports and codes given out" className="border-b border-line">
      {shown.map((job) => (
        <li key={job.id} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-3 py-2.5">
          <JobState job={job} />
          {(job.failed > 0 || job.kind === "publish") && job.status === "done" && (
            <Button
              small
              onClick={() =>
                void downloadReport(project.id, job.id, job.kind === "publish" ? "all" : "problems").catch(
                  (error: Error) => toast.error("The report could not be written", { description: error.message }),
                )
              }
            >
              Download the report
            </Button>
          )}
          {job.status === "done" && (
            <Button small variant="ghost" onClick={() => setHidden([...hidden, job.id])}>
              Put away
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function JobState({ job }: { job: CodeJob }) {
  if (job.status === "done") return <p className="min-w-0 flex-1">{doneWords(job)}</p>;
  const label = `${countWords(job.done + job.failed)} of ${countWords(job.rows)} ${job.kind === "import" ? "rows imported" : "customers"}`;
  return (
    <div className="min-w-0 flex-1">
      <Progress label={label} value={job.done + job.failed} max={job.rows} />
    </div>
  );
}

function isShown({ status, finishedAt }: CodeJob): boolean {
  return status === "running" || (finishedAt !== null && Date.now() - Date.parse(finishedAt) < lately);
}
