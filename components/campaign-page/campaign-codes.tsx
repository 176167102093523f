"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Ban, CircleCheck, Plus, Ticket } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { SearchInput } from "@/components/ui/search-input";
import { Segmented } from "@/components/ui/segmented";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/table";
import { parseAsString, parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import { campaignCodesQuery, campaignsKey, switchCode } from "@/lib/client/campaign-queries";
import { customersKey } from "@/lib/client/customer-queries";
import { useEdit } from "@/lib/client/edit";
import { codeStates } from "@/lib/domain/campaign/choices";
import type { CampaignCode, CampaignRecord } from "@/lib/domain/campaign/record";
import { formatMoney } from "@/lib/domain/money";
import { PageList } from "./page-list";
import { PersonLink } from "./person-link";

const NewCode = dynamic(() => import("./new-code").then((module) => module.NewCode));

const columns = "md:grid md:grid-cols-[minmax(0,1.2fr)_100px_minmax(0,1.2fr)_96px_92px_108px]";

const parsers = { q: parseAsString, state: parseAsStringEnum(codeStates) };

interface CampaignCodesProps {
  campaign: CampaignRecord;
  mayWrite: boolean;
}

export function CampaignCodes({ campaign, mayWrite }: CampaignCodesProps) {
  const { project } = useShell();
  const [filter, setFilter] = useQueryStates(parsers, { history: "push" });
  const [isAdding, setAdding] = useState(false);
  const list = useInfiniteQuery(campaignCodesQuery(project.id, campaign.id, filter));
  const isFiltered = Boolean(filter.q ?? filter.state);
  const mayAdd = mayWrite && campaign.status !== "ended";
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2.5">
        <SearchInput
          label="Find a code"
          placeholder="How the code begins"
          value={filter.q ?? ""}
          onChange={(q) => void setFilter({ q: q.trim() || null })}
          className="w-full sm:w-60"
        />
        <Segmented
          label="State"
          value={filter.state ?? "all"}
          onChange={(next) => void setFilter({ state: next === "all" ? null : next })}
          options={[
            { value: "all", label: "All" },
            { value: "held", label: "Held" },
            { value: "free", label: "Free" },
            { value: "off", label: "Off" },
          ]}
        />
        {mayAdd && (
          <Button className="ml-auto" onClick={() => setAdding(true)}>
            <Plus className="size-4" strokeWidth={1.75} aria-hidden />
            New code
          </Button>
        )}
      </div>
      <PageList
        what="codes"
        list={list}
        empty={
          <EmptyState icon={Ticket} title={isFiltered ? "No code matches this" : "No code yet"}>
            <p className="text-muted">
              {isFiltered
                ? "Capitals and small letters do not matter; the beginning does."
                : "Codes are made when your app asks for one, when a reward needs one, or here."}
            </p>
          </EmptyState>
        }
      >
        {(codes) => <CodeTable codes={codes} mayWrite={mayWrite} />}
      </PageList>
      {isAdding && <NewCode campaign={campaign} onOpenChange={setAdding} />}
    </Card>
  );
}

function CodeTable({ codes, mayWrite }: { codes: CampaignCode[]; mayWrite: boolean }) {
  return (
    <Table aria-label="Codes">
      <TableHead className={`sticky top-12 z-10 hidden ${columns}`}>
        <HeadCell>Code</HeadCell>
        <HeadCell>State</HeadCell>
        <HeadCell>Holder</HeadCell>
        <HeadCell className="text-right">Balance</HeadCell>
        <HeadCell className="text-right">Given</HeadCell>
        <HeadCell>
          <span className="sr-only">Actions</span>
        </HeadCell>
      </TableHead>
      <div role="rowgroup">
        {codes.map((code) => (
          <CodeRow key={code.id} code={code} mayWrite={mayWrite} />
        ))}
      </div>
    </Table>
  );
}

function CodeRow({ code, mayWrite }: { code: CampaignCode; mayWrite: boolean }) {
  const { project } = useShell();
  const change = useEdit({
    send: () => switchCode(project.id, code.id, !code.active),
    stale: [campaignsKey(project.id), customersKey(project.id)],
    done: (answer) => `${answer.code} is ${answer.active ? "on" : "off: it counts for nobody"}`,
    failed: "The code was not changed",
  });
  return (
    <Row
      className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1 py-2.5 [content-visibility:auto] [contain-intrinsic-size:auto_64px] md:h-10 md:gap-0 md:py-0 md:[contain-intrinsic-size:auto_40px] ${columns}`}
    >
      <Cell className="flex min-w-0 items-center">
        <span className="mono truncate font-medium">{code.code}</span>
        <CopyButton text={code.code} label={`Copy the code ${code.code}`} />
      </Cell>
      <Cell className="max-md:justify-self-end">
        {code.active ? (
          <Chip tone={code.holder ? "good" : "neutral"} icon={CircleCheck}>
            {code.holder ? "Held" : "Free"}
          </Chip>
        ) : (
          <Chip tone="bad" icon={Ban}>
            Off
          </Chip>
        )}
      </Cell>
      <Cell className="flex min-w-0">
        {code.holder ? (
          <PersonLink customer={code.holder} project={project.id} />
        ) : (
          <span className="text-muted">nobody</span>
        )}
      </Cell>
      <Cell className="num text-right max-md:hidden">
        {code.balanceMinor !== null && formatMoney(code.balanceMinor, project.currency)}
      </Cell>
      <Cell className="num text-right text-muted max-md:hidden">
        {code.publishedAt && (
          <RelativeTime at={code.publishedAt} timeZone={project.timeZone} className="whitespace-nowrap" />
        )}
      </Cell>
      <Cell className="text-right">
        {mayWrite && (
          <Button small variant="ghost" disabled={change.isPending} onClick={() => change.mutate()}>
            {code.active ? "Switch off" : "Switch on"}
            <span className="sr-only"> {code.code}</span>
          </Button>
        )}
      </Cell>
    </Row>
  );
}
