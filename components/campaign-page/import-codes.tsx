"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { checkImport } from "@/lib/client/code-queries";
import type { CodeJob } from "@/lib/domain/campaign/code-job";
import { importBytesMax, importRowsMax } from "@/lib/domain/campaign/code-job-limits";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { countWords } from "./code-job-words";
import { JobPreview } from "./job-preview";

interface ImportCodesProps {
  campaign: CampaignRecord;
  onOpenChange: (open: boolean) => void;
}

/** A file is looked at first: what of it can be imported, and what cannot and why. */
export function ImportCodes({ campaign, onOpenChange }: ImportCodesProps) {
  const { project } = useShell();
  const [job, setJob] = useState<CodeJob | null>(null);
  const id = useId();
  const check = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > importBytesMax) throw new Error(`The file has more than ${importBytesMax / 1024 / 1024} MB.`);
      return checkImport(project.id, campaign.id, file);
    },
    onSuccess: setJob,
  });
  return (
    <Dialog open onOpenChange={onOpenChange} title="Import codes" size={job ? "medium" : "small"}>
      {job ? (
        <JobPreview job={job} verb="Import" onBack={() => setJob(null)} onStarted={() => onOpenChange(false)} />
      ) : (
        <div className="flex flex-col gap-3.5">
          <p className="text-muted">
            A CSV file of up to {countWords(importRowsMax)} codes. Its first line names the columns:{" "}
            <code className="mono text-ink">code</code>, and if you like <code className="mono text-ink">holder</code>{" "}
            (your own id for the customer) and <code className="mono text-ink">metadata.anything</code>. Nothing is
            imported before you have seen what would be.
          </p>
          <div className="flex flex-col gap-1.5">
            <label htmlFor={id} className="text-[12px] font-medium text-muted">
              File
            </label>
            <input
              id={id}
              type="file"
              accept=".csv,.txt,text/csv"
              disabled={check.isPending}
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                if (file) check.mutate(file);
                target.value = "";
              }}
              className="w-full rounded-md border border-line bg-surface p-1.5 text-[13px] file:mr-3 file:h-7 file:rounded file:border file:border-line file:bg-raised file:px-2 file:text-[12.5px] file:font-medium file:text-ink"
            />
          </div>
          <p role="status" className="min-h-5 text-muted">
            {check.isPending && "Reading the file…"}
          </p>
          {check.error && (
            <p role="alert" className="text-bad">
              {check.error.message}
            </p>
          )}
          <div className="flex justify-end">
            <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
