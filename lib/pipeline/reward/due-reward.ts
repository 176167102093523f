/** A reward that is to be given now. */
export interface DueReward {
  id: string;
  projectId: string;
  kind: string;
  /** The campaign it draws on; null for what is handed over otherwise. */
  fromCampaignId: string | null;
  beneficiaryId: string;
  /** Credits in minor units, or points. */
  amountMinor: number | null;
}
