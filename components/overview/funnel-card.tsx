"use client";

import { useState } from "react";
import { TitledCard } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import type { Overview } from "@/lib/domain/overview";
import { percent } from "./metrics";

type Campaign = Overview["campaigns"][number];

const count = new Intl.NumberFormat("en-GB");

const steps = [
  { key: "published", label: "Codes given out" },
  { key: "attributed", label: "Friends attributed" },
  { key: "qualified", label: "Qualified" },
  { key: "rewarded", label: "Rewarded" },
] as const;
type Steps = Pick<Campaign, (typeof steps)[number]["key"]>;

const shades = ["bg-accent", "bg-accent/85", "bg-accent/70", "bg-accent/55"];

/** From the codes given out to the rewards, of one campaign or of all. */
export function FunnelCard({ campaigns }: { campaigns: Campaign[] }) {
  const [chosen, setChosen] = useState("");
  const campaign = campaigns.find(({ id }) => id === chosen);
  const counts = campaign ?? sumOf(campaigns);
  const widest = Math.max(...steps.map(({ key }) => counts[key]), 1);
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
          <dl className="flex flex-col gap-2.5">
            {steps.map(({ key, label }, at) => (
              <div key={key} className="grid grid-cols-[minmax(0,128px)_1fr_64px] items-center gap-3">
                <dt className="truncate text-muted">{label}</dt>
                <dd className="num order-3 text-right font-medium">{count.format(counts[key])}</dd>
                <div aria-hidden className="h-6 rounded bg-muted-soft">
                  <div
                    style={{ width: `${(counts[key] / widest) * 100}%` }}
                    className={`h-full rounded ${shades[at]}`}
                  />
                </div>
              </div>
            ))}
          </dl>
          <p className="mt-3 text-[12.5px] text-muted">{summaryOf(counts)}</p>
        </div>
      )}
    </TitledCard>
  );
}

function sumOf(campaigns: Campaign[]): Steps {
  const sum = (key: keyof Steps) => campaigns.reduce((total, campaign) => total + campaign[key], 0);
  return {
    published: sum("published"),
    attributed: sum("attributed"),
    qualified: sum("qualified"),
    rewarded: sum("rewarded"),
  };
}

function summaryOf({ attributed, qualified, rewarded }: Steps): string {
  if (attributed === 0) return "Nobody came with a code in this time.";
  const notPaid = qualified - rewarded;
  return [
    `${percent(qualified / attributed)} of the attributed friends qualified`,
    notPaid > 0 ? `${count.format(notPaid)} of them without a reward` : "each was rewarded",
  ].join(" · ");
}
