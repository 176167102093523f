"use client";

import { Ban, CircleCheck, Ellipsis, Pencil, QrCode } from "lucide-react";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { CopyButton } from "@/components/ui/copy-button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { late } from "@/components/ui/late";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/table";
import { campaignsKey, switchCode } from "@/lib/client/campaign-queries";
import { customersKey } from "@/lib/client/customer-queries";
import { useEdit } from "@/lib/client/edit";
import type { CampaignCode } from "@/lib/domain/campaign/record";
import { formatMoney } from "@/lib/domain/money";
import { PersonLink } from "./person-link";

const RenameCode = late(() => import("./rename-code").then((module) => module.RenameCode));
const ShareCode = late(() => import("./share-code").then((module) => module.ShareCode));

const columns = "md:grid md:grid-cols-[minmax(0,1.2fr)_100px_minmax(0,1.2fr)_96px_92px_140px]";

type Asked = { what: "rename" | "share"; code: CampaignCode };

export function CodeTable({ codes, mayWrite }: { codes: CampaignCode[]; mayWrite: boolean }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  return (
    <>
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
            <CodeRow key={code.id} code={code} mayWrite={mayWrite} onAsk={(what) => setAsked({ what, code })} />
          ))}
        </div>
      </Table>
      {asked?.what === "rename" && <RenameCode code={asked.code} onOpenChange={close} />}
      {asked?.what === "share" && <ShareCode code={asked.code} onOpenChange={close} />}
    </>
  );
}

interface CodeRowProps {
  code: CampaignCode;
  mayWrite: boolean;
  onAsk: (what: Asked["what"]) => void;
}

function CodeRow({ code, mayWrite, onAsk }: CodeRowProps) {
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
        {code.aliases.length > 0 && (
          <span className="mono ml-1.5 truncate text-[12px] text-muted" title={`Also ${code.aliases.join(", ")}`}>
            <span className="sr-only">also </span>
            {code.aliases.join(", ")}
          </span>
        )}
        <CopyButton text={code.code} label={`Copy the code ${code.code}`} />
      </Cell>
      <Cell className="max-md:justify-self-end">
        <CodeState code={code} />
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
      <Cell className="flex items-center justify-end">
        {mayWrite && (
          <Button small variant="ghost" disabled={change.isPending} onClick={() => change.mutate()}>
            {code.active ? "Switch off" : "Switch on"}
            <span className="sr-only"> {code.code}</span>
          </Button>
        )}
        <RowMenu code={code} mayWrite={mayWrite} onAsk={onAsk} />
      </Cell>
    </Row>
  );
}

function CodeState({ code }: { code: CampaignCode }) {
  if (!code.active) {
    return (
      <Chip tone="bad" icon={Ban}>
        Off
      </Chip>
    );
  }
  return (
    <Chip tone={code.holder ? "good" : "neutral"} icon={CircleCheck}>
      {code.holder ? "Held" : "Free"}
    </Chip>
  );
}

function RowMenu({ code, mayWrite, onAsk }: CodeRowProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button small variant="ghost" aria-label={`More about ${code.code}`} className="px-1.5">
          <Ellipsis className="size-4" strokeWidth={1.75} aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onSelect={() => onAsk("share")}>
          <QrCode className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
          Link and QR code…
        </DropdownMenuItem>
        {mayWrite && (
          <DropdownMenuItem onSelect={() => onAsk("rename")}>
            <Pencil className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
            Rename…
          </DropdownMenuItem>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
