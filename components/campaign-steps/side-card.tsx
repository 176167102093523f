"use client";

import { Megaphone, UserPlus } from "lucide-react";
import type { ReactNode } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import type { Side } from "@/lib/domain/decision";
import { RewardFields } from "./reward-fields";

const sideLook = {
  referrer: {
    title: "The referrer",
    who: "who shared the code",
    icon: Megaphone,
    look: "bg-accent-soft text-accent-text",
  },
  referee: { title: "The friend", who: "the new customer", icon: UserPlus, look: "bg-good-soft text-good" },
} as const;

interface SideCardProps {
  side: Side;
  /** Place of the goal. */
  at: number;
  children?: ReactNode;
}

/** What one side of a referral gets for a goal. */
export function SideCard({ side, at, children }: SideCardProps) {
  const { control } = useFormContext<CampaignValues>();
  const eventId = useWatch({ control, name: `goals.${at}.eventId` });
  const { title, who, icon: Icon, look } = sideLook[side];
  return (
    <Card className="flex flex-col gap-4 p-4">
      <div className="flex items-center gap-2.5">
        <span className={cx("grid size-7 shrink-0 place-items-center rounded-full", look)}>
          <Icon className="size-4" strokeWidth={1.75} aria-hidden />
        </span>
        <div>
          <h3 className="font-medium">{title}</h3>
          <p className="text-[12.5px] leading-4 text-muted">{who}</p>
        </div>
      </div>
      <RewardFields path={`goals.${at}.${side}`} eventId={eventId} legend={`${title} gets`} />
      {children}
    </Card>
  );
}
