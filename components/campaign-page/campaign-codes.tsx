"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Download, Ellipsis, FileUp, Plus, Ticket, Users } from "lucide-react";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { EmptyState } from "@/components/ui/empty-state";
import { late } from "@/components/ui/late";
import { SearchInput } from "@/components/ui/search-input";
import { Segmented } from "@/components/ui/segmented";
import { parseAsString, parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import { campaignListQuery } from "@/lib/client/campaign-list-queries";
import { codeStates } from "@/lib/domain/campaign/kinds";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { customerName } from "@/lib/domain/event/customer-name";
import { CodeJobList } from "./code-job-list";
import { CodeTable } from "./code-table";
import { takeOutList } from "./export-list";
import { PersonPill } from "./list-filters";
import { PageList } from "./page-list";

const NewCode = late(() => import("./new-code").then((module) => module.NewCode));
const ImportCodes = late(() => import("./import-codes").then((module) => module.ImportCodes));
const GiveCodes = late(() => import("./give-codes").then((module) => module.GiveCodes));

const parsers = { q: parseAsString, state: parseAsStringEnum(codeStates), customer: parseAsString };

interface CampaignCodesProps {
  campaign: CampaignRecord;
  mayWrite: boolean;
}

type Asked = "new" | "import" | "give";

export function CampaignCodes({ campaign, mayWrite }: CampaignCodesProps) {
  const { project } = useShell();
  const [filter, setFilter] = useQueryStates(parsers, { history: "push" });
  const [asked, setAsked] = useState<Asked | null>(null);
  const list = useInfiniteQuery(campaignListQuery(project.id, campaign.id, "codes", filter));
  const isFiltered = Object.values(filter).some((each) => each !== null);
  const mayAdd = mayWrite && campaign.status !== "ended" && campaign.status !== "archived";
  const close = () => setAsked(null);
  const holder = list.data?.pages[0]?.data.find((code) => code.holder?.id === filter.customer)?.holder;
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
        <PersonPill
          label="Holder"
          question="Whose codes?"
          value={filter.customer}
          name={holder ? customerName(holder) : null}
          onChange={(customer) => setFilter({ customer })}
        />
        <div className="ml-auto flex items-center gap-2">
          {mayAdd && (
            <Button onClick={() => setAsked("new")}>
              <Plus className="size-4" strokeWidth={1.75} aria-hidden />
              New code
            </Button>
          )}
          <ManyMenu
            campaign={campaign}
            mayAdd={mayAdd}
            onAsk={setAsked}
            onExport={() => void takeOutList(project.id, campaign.id, "codes", filter)}
          />
        </div>
      </div>
      <CodeJobList campaign={campaign} />
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
      {asked === "new" && <NewCode campaign={campaign} onOpenChange={close} />}
      {asked === "import" && <ImportCodes campaign={campaign} onOpenChange={close} />}
      {asked === "give" && <GiveCodes campaign={campaign} onOpenChange={close} />}
    </Card>
  );
}

interface ManyMenuProps {
  campaign: CampaignRecord;
  mayAdd: boolean;
  onAsk: (what: Asked) => void;
  onExport: () => void;
}

function ManyMenu({ campaign, mayAdd, onAsk, onExport }: ManyMenuProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" icon aria-label="More to do with codes">
          <Ellipsis className="size-4" strokeWidth={1.75} aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {mayAdd && (
          <DropdownMenuItem onSelect={() => onAsk("import")}>
            <FileUp className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
            Import a file…
          </DropdownMenuItem>
        )}
        {mayAdd && (
          <DropdownMenuItem
            disabled={campaign.status !== "running" && campaign.status !== "scheduled"}
            onSelect={() => onAsk("give")}
          >
            <Users className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
            Give to many customers…
          </DropdownMenuItem>
        )}
        <DropdownMenuItem onSelect={onExport}>
          <Download className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
          Export as CSV
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
