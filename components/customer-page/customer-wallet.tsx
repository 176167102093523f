"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Ban, CircleCheck, CirclePause, Ticket } from "lucide-react";
import Link from "next/link";
import { useShell } from "@/components/shell/shell-context";
import { Card, TitledCard } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { LoadMore } from "@/components/ui/load-more";
import { RelativeTime } from "@/components/ui/relative-time";
import { textLink } from "@/components/ui/text-link";
import { walletQuery } from "@/lib/client/customer-queries";
import type { CustomerCode, CustomerRecord } from "@/lib/domain/customer-record";
import { formatMoney } from "@/lib/domain/money";
import { CustomerLedger } from "./customer-ledger";

/** The codes and cards they hold, and what came onto the cards. */
export function CustomerWallet({ customer }: { customer: CustomerRecord }) {
  const { project } = useShell();
  const wallet = useInfiniteQuery(walletQuery(project.id, customer.id));
  const codes = wallet.data?.pages.flatMap((page) => page.data);
  if (wallet.error && !codes) {
    return (
      <ErrorState title="The wallet could not be loaded" error={wallet.error} onRetry={() => void wallet.refetch()} />
    );
  }
  if (!codes) {
    return (
      <Card>
        <ListSkeleton label="Loading the wallet…" rows={4} />
      </Card>
    );
  }
  if (codes.length === 0) {
    return (
      <Card>
        <EmptyState icon={Ticket} title="No code and no card yet">
          <p className="text-muted">
            Codes that campaigns give out, coupons from rewards and cards with credits appear here.
          </p>
        </EmptyState>
      </Card>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <TitledCard title="Codes and cards">
        <ul aria-label="Codes and cards">
          {codes.map((code) => (
            <WalletCode key={code.id} code={code} />
          ))}
        </ul>
        <LoadMore
          hasMore={wallet.hasNextPage}
          isLoading={wallet.isFetchingNextPage}
          onLoad={() => void wallet.fetchNextPage()}
        />
      </TitledCard>
      {customer.balanceMinor !== null && <CustomerLedger customer={customer} />}
    </div>
  );
}

const kindWords: Record<CustomerCode["campaign"]["kind"], string> = {
  referral: "to share",
  coupons: "coupon",
  gift: "card",
};

function WalletCode({ code }: { code: CustomerCode }) {
  const { project } = useShell();
  return (
    <li className="border-b border-line px-4 py-2.5 last:border-b-0">
      <div className="flex items-center gap-2">
        <span className="mono min-w-0 truncate font-medium">{code.code}</span>
        <CopyButton text={code.code} label={`Copy the code ${code.code}`} className="-my-1" />
        <CodeState code={code} />
        <span className="num ml-auto shrink-0 font-medium">
          {code.balanceMinor !== null && formatMoney(code.balanceMinor, project.currency)}
        </span>
      </div>
      <p className="text-[12px] text-muted">
        {kindWords[code.campaign.kind]} of{" "}
        <Link href={`/projects/${project.id}/campaigns/${code.campaign.id}`} className={textLink}>
          <bdi>{code.campaign.name}</bdi>
        </Link>
        {code.publishedAt && (
          <>
            {" · given "}
            <RelativeTime at={code.publishedAt} timeZone={project.timeZone} className="num" />
          </>
        )}
        {code.rewardEventId && (
          <>
            {" · a reward, "}
            <Link href={`/projects/${project.id}/events/${code.rewardEventId}`} className={textLink}>
              ask why
            </Link>
          </>
        )}
      </p>
    </li>
  );
}

/** A code counts while it is on and its campaign runs. */
function CodeState({ code }: { code: CustomerCode }) {
  if (!code.active) {
    return (
      <Chip tone="bad" icon={Ban}>
        Switched off
      </Chip>
    );
  }
  if (code.endsAt && Date.parse(code.endsAt) <= Date.now()) {
    return (
      <Chip tone="warn" icon={Ban}>
        Over
      </Chip>
    );
  }
  const { status } = code.campaign;
  if (status !== "running") {
    return (
      <Chip tone="warn" icon={CirclePause}>
        Campaign{" "}
        {status === "ended" || status === "archived" ? "ended" : status === "paused" ? "paused" : "not started"}
      </Chip>
    );
  }
  return (
    <Chip tone="good" icon={CircleCheck}>
      Active
    </Chip>
  );
}
