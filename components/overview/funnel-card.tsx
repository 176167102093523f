"use client";

import { useState } from "react";
import { FunnelBars } from "@/components/campaign/funnel-bars";
import { TitledCard } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import type { Overview } from "@/lib/domain/overview-record";

type Campaign = Overview["campaigns"][number];

const count = new Intl.NumberFormat("en-GB");

const friendSteps = ["attributed", "qualified", "rewarded"] as const;
type Steps = Pick<Campaign, "codesHeld" | (typeof friendSteps)[number]>;

/** What friends did in the time, of one campaign or of all. */
export function FunnelCard({ campaigns }: { campaigns: Campaign[] }) {
  const [chosen, setChosen] = useState("");
  const campaign = campaigns.find(({ id }) => id === chosen);
  const counts = campaign ?? sumOf(campaigns);
  return (
    <TitledCard
      title="Referrals"
      actions={
        campaigns.length > 1 && (
          <Select
            aria-label="Campaign"
            value={campaign?.id ?? ""}
            onChange={(event) => setChosen(event.target.value)}
            className="w-52"
          >
            <option value="">All campaigns</option>
            {campaigns.map(({ id, name, status }) => (
              <option key={id} value={id}>
                {status === "running" ? name : `${name} (${status})`}
              </option>
            ))}
          </Select>
        )
      }
    >
      {campaigns.length === 0 ? (
        <p className="px-4 py-3.5 text-muted">
          No referral campaign yet. Once there is one, this says how many of those who were given a code brought
          friends.
        </p>
      ) : (
        <div className="p-4">
          <FunnelBars steps={friendSteps} counts={counts} />
          <p className="mt-3 text-[12.5px] text-muted">{summaryOf(counts)}</p>
        </div>
      )}
    </TitledCard>
  );
}

function sumOf(campaigns: Campaign[]): Steps {
  const sum = (key: keyof Steps) => campaigns.reduce((total, campaign) => total + campaign[key], 0);
  return {
    codesHeld: sum("codesHeld"),
    attributed: sum("attributed"),
    qualified: sum("qualified"),
    rewarded: sum("rewarded"),
  };
}

/** No rate of conversion: who converted in this time may have come before it. A campaign's page has one. */
function summaryOf({ codesHeld, attributed, qualified, rewarded }: Steps): string {
  const held = `${count.format(codesHeld)} ${codesHeld === 1 ? "code" : "codes"} held`;
  if (attributed + qualified === 0) return `${held} · nobody came with one in this time`;
  const notPaid = qualified - rewarded;
  return [
    held,
    "each step counted when it happened",
    notPaid > 0 ? `${count.format(notPaid)} converted without a reward` : "all who converted were rewarded",
  ].join(" · ");
}
