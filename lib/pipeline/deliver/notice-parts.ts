import { publicId } from "@/lib/domain/id";

/** What the notices of referrals and rewards have in common. */
export function campaignAndEvent(
  {
    campaign_id,
    campaign_name,
    campaign_version,
  }: { campaign_id: string; campaign_name: string; campaign_version: number },
  eventId: string | undefined,
) {
  return {
    campaign: { id: publicId("campaign", campaign_id), name: campaign_name, version: campaign_version },
    event: eventId === undefined ? null : { id: publicId("event", eventId) },
  };
}

export function noticeCustomer(id: string, sourceId: string | null) {
  return { id: publicId("customer", id), object: "customer", source_id: sourceId };
}
