import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { ChoicePill } from "./list-filters";

interface VersionPillProps {
  campaign: CampaignRecord;
  value: string | null;
  onChange: (version: string | null) => void;
}

const shownMax = 50;

/** The version that something began or was decided under; nothing to choose while there is one only. */
export function VersionPill({ campaign, value, onChange }: VersionPillProps) {
  if (campaign.version === 1 && value === null) return null;
  const numbers = Array.from({ length: Math.min(campaign.version, shownMax) }, (_, at) =>
    String(campaign.version - at),
  );
  const words = new Map(numbers.map((number) => [number, `version ${number}`]));
  return <ChoicePill label="Version" value={value} words={words} onChange={onChange} />;
}
