"use client";

import { useQuery } from "@tanstack/react-query";
import { useShell } from "@/components/shell/shell-context";
import { Select } from "@/components/ui/select";
import { referralCampaignsQuery } from "@/lib/client/reward-queries";

interface CampaignSelectProps {
  value: string | null;
  onChange: (campaign: string | null) => void;
}

/** Narrows to one campaign. */
export function CampaignSelect({ value, onChange }: CampaignSelectProps) {
  const { project } = useShell();
  const { data } = useQuery(referralCampaignsQuery(project.id));
  return (
    <Select
      aria-label="Campaign"
      className="sm:w-48"
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value || null)}
    >
      <option value="">All campaigns</option>
      {data?.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
