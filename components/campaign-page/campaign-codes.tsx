"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Download, Ellipsis, FileUp, Plus, Ticket, Users } from "lucide-react";
import dynamic from "next/dynamic";
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
import { SearchInput } from "@/components/ui/search-input";
import { Segmented } from "@/components/ui/segmented";
import { parseAsString, parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import { campaignCodesQuery } from "@/lib/client/campaign-queries";
import { downloadCodes } from "@/lib/client/code-queries";
import { toast } from "@/lib/client/toast";
import { codeStates } from "@/lib/domain/campaign/kinds";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { CodeJobList } from "./code-job-list";
import { CodeTable } from "./code-table";
import { PageList } from "./page-list";

const NewCode = dynamic(() => import("./new-code").then((module) => module.NewCode));
const ImportCodes = dynamic(() => import("./import-codes").then((module) => module.ImportCodes));
const GiveCodes = dynamic(() => import("./give-codes").then((module) => module.GiveCodes));

const parsers = { q: parseAsString, state: parseAsStringEnum(codeStates) };

interface CampaignCodesProps {
  campaign: CampaignRecord;
  mayWrite: boolean;
}

type Asked = "new" | "import" | "give";

export function CampaignCodes({ campaign, mayWrite }: CampaignCodesProps) {
  const { project } = useShell();
  const [filter, setFilter] = useQueryStates(parsers, { history: "push" });
  const [asked, setAsked] = useState<Asked | null>(null);
  const list = useInfiniteQuery(campaignCodesQuery(project.id, campaign.id, filter));
  const isFiltered = Boolean(filter.q ?? filter.state);
  const mayAdd = mayWrite && campaign.status !== "ended" && campaign.status !== "archived";
  const close = () => setAsked(null);
  const takeOut = () => {
    const id = toast.loading("Writing the file…");
    return downloadCodes(project.id, campaign.id, filter).then(
      () => toast.success("The file is downloaded", { id }),
      (error: Error) => toast.error("The file could not be written", { id, description: error.message }),
    );
  };
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
        <div className="ml-auto flex items-center gap-2">
          {mayAdd && (
            <Button onClick={() => setAsked("new")}>
              <Plus className="size-4" strokeWidth={1.75} aria-hidden />
              New code
            </Button>
          )}
          <ManyMenu campaign={campaign} mayAdd={mayAdd} onAsk={setAsked} onExport={takeOut} />
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
