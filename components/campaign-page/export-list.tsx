"use client";

import { Download } from "lucide-react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { type CampaignListName, downloadCampaignList, type ListFilter } from "@/lib/client/campaign-list-queries";
import { toast } from "@/lib/client/toast";

/** What the filters show, as a file. */
export async function takeOutList(project: string, campaign: string, name: CampaignListName, filter: ListFilter) {
  const id = toast.loading("Writing the file…");
  try {
    await downloadCampaignList(project, campaign, name, filter);
    toast.success("The file is downloaded", { id });
  } catch (error) {
    const description = error instanceof Error ? error.message : undefined;
    toast.error("The file could not be written", { id, description });
  }
}

interface ExportListProps {
  campaign: string;
  name: CampaignListName;
  filter: ListFilter;
}

export function ExportList({ campaign, name, filter }: ExportListProps) {
  const { project } = useShell();
  return (
    <Button variant="ghost" small onClick={() => void takeOutList(project.id, campaign, name, filter)}>
      <Download className="size-3.5" strokeWidth={1.75} aria-hidden />
      Export
    </Button>
  );
}
