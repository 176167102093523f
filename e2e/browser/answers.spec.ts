import { expect } from "@playwright/test";
import type { z } from "zod";
import { ApiKeyList } from "@/lib/domain/api-key-record";
import { AuditPage } from "@/lib/domain/audit-entry";
import { CodeJobs } from "@/lib/domain/campaign/code-job";
import { CampaignHistory } from "@/lib/domain/campaign/history-record";
import {
  CampaignCodes,
  CampaignDecisions,
  CampaignFigures,
  CampaignFunnel,
  CampaignLeaderboard,
  CampaignList,
  CampaignRecord,
  CampaignReferrals,
  CampaignRewards,
  CodeCheck,
} from "@/lib/domain/campaign/record";
import { RewardCounts, RewardList, RewardRecord } from "@/lib/domain/campaign/reward-record";
import { HeldRewards } from "@/lib/domain/campaign/reward-review";
import { CampaignRunway } from "@/lib/domain/campaign/runway-record";
import {
  CustomerCodes,
  CustomerList,
  CustomerRecord,
  CustomerReferrals,
  LedgerLines,
} from "@/lib/domain/customer-record";
import { Timeline } from "@/lib/domain/customer-timeline-record";
import { EventList, EventRecord, EventVolume } from "@/lib/domain/event/event-record";
import {
  EventSchemaList,
  EventSchemaRecord,
  EventTemplateList,
  ReleasePreview,
  SchemaVersionList,
  VersionDiff,
} from "@/lib/domain/event-schema/event-schema-record";
import { SeenProperties } from "@/lib/domain/event-schema/seen";
import { CampaignVisits, LandingRecord } from "@/lib/domain/landing/landing";
import { InvitationList, MemberList } from "@/lib/domain/member-record";
import { Overview } from "@/lib/domain/overview-record";
import { Me, ProjectRecord } from "@/lib/domain/project-record";
import { StatusLink } from "@/lib/domain/referral-status/status-link-record";
import { RejectedCount, RejectedGroups, RejectedList, RejectedRecord } from "@/lib/domain/rejected/rejected-event";
import { RewardStory } from "@/lib/domain/reward-story/story-record";
import { SearchResult } from "@/lib/domain/search";
import { WebhookEndpointList } from "@/lib/domain/webhook/endpoint";
import { callAs, signInTo, test } from "./shop";

test.skip(({ isMobile }) => isMobile, "the same answers");

test("what the API answers of the demo shop is what its schemas say, as the screens trust it to be", async ({
  page,
}) => {
  const project = await signInTo(page, "/overview");
  const ask = (path: string): Promise<unknown> => callAs(page, project, "GET", path);
  const first = async (path: string): Promise<string> => {
    const { data } = (await ask(path)) as { data: { id: string }[] };
    return data[0]?.id ?? "none";
  };
  // Of the demo itself: what other tests make may be gone, or never published.
  const schema = "/api/event-schemas/signed_up";
  const campaign = `/api/campaigns/${await first("/api/campaigns?kind=referral")}`;
  const customer = `/api/customers/${await first("/api/customers?q=nora@example.com")}`;
  const asked: [path: string, schema: z.ZodType][] = [
    ["/api/overview", Overview],
    ["/api/overview?range=24h", Overview],
    ["/api/events?limit=100", EventList],
    [`/api/events/${await first("/api/events?outcome=rewarded")}`, EventRecord],
    [`/api/events/${await first("/api/events?outcome=refused")}`, EventRecord],
    ["/api/events/volume?days=30", EventVolume],
    ["/api/event-schemas", EventSchemaList],
    ["/api/event-schema-templates", EventTemplateList],
    [schema, EventSchemaRecord],
    [`${schema}/versions`, SchemaVersionList],
    [`${schema}/publish`, ReleasePreview],
    [`${schema}/diff?from=1&to=draft`, VersionDiff],
    [`${schema}/seen`, SeenProperties],
    ["/api/rejected-events/groups?state=any", RejectedGroups],
    ["/api/rejected-events", RejectedList],
    ["/api/rejected-events/count", RejectedCount],
    [`/api/rejected-events/${await first("/api/rejected-events?limit=1")}`, RejectedRecord],
    ["/api/campaigns", CampaignList],
    ["/api/campaigns/figures", CampaignFigures],
    [campaign, CampaignRecord],
    [`${campaign}/funnel?range=30d`, CampaignFunnel],
    [`${campaign}/leaderboard?range=30d`, CampaignLeaderboard],
    [`${campaign}/runway`, CampaignRunway],
    [`${campaign}/history`, CampaignHistory],
    [`${campaign}/decisions`, CampaignDecisions],
    [`${campaign}/referrals`, CampaignReferrals],
    [`${campaign}/rewards`, CampaignRewards],
    [`${campaign}/codes`, CampaignCodes],
    [`${campaign}/code-jobs`, CodeJobs],
    [`${campaign}/landing`, LandingRecord],
    [`${campaign}/visits?days=30`, CampaignVisits],
    ["/api/codes/check?code=NRY-01", CodeCheck],
    ["/api/customers", CustomerList],
    [customer, CustomerRecord],
    [`${customer}/timeline`, Timeline],
    [`${customer}/codes`, CustomerCodes],
    [`${customer}/ledger`, LedgerLines],
    [`${customer}/referrals`, CustomerReferrals],
    [`${customer}/status-link`, StatusLink],
    ["/api/me", Me],
    ["/api/project", ProjectRecord],
    ["/api/api-keys", ApiKeyList],
    ["/api/members", MemberList],
    ["/api/invitations", InvitationList],
    ["/api/webhook-endpoints", WebhookEndpointList],
    ["/api/audit", AuditPage],
    ["/api/search?q=no", SearchResult],
    ["/api/rewards?limit=100", RewardList],
    [`/api/rewards/${await first("/api/rewards?limit=1")}`, RewardRecord],
    ["/api/rewards/counts", RewardCounts],
    ["/api/rewards/held", HeldRewards],
    ["/api/reward-story?q=NRY-01", RewardStory],
    ["/api/reward-story?q=NRY-1", RewardStory],
  ];
  for (const [path, answer] of asked) {
    const body = await ask(path);
    // Nothing is added by a default, nothing is left out as unknown.
    expect(answer.parse(body), path).toEqual(body);
  }
});
