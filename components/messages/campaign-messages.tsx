"use client";

import { useQuery } from "@tanstack/react-query";
import { Info } from "lucide-react";
import Link from "next/link";
import { useShell } from "@/components/shell/shell-context";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { Skeleton } from "@/components/ui/skeleton";
import { textLink } from "@/components/ui/text-link";
import { parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import { templatesQuery } from "@/lib/client/message-queries";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import type { MessageTemplates } from "@/lib/domain/message/message-record";
import { messageOccasions } from "@/lib/domain/message/occasion";
import { TemplateList } from "./template-list";

const TemplateEditor = late(() => import("./template-editor").then((module) => module.TemplateEditor), {
  loading: () => <Skeleton className="h-96 w-full" />,
});

const parsers = { message: parseAsStringEnum(messageOccasions) };

interface CampaignMessagesProps {
  campaign: CampaignRecord;
  mayWrite: boolean;
}

/** What the campaign tells the two of a referral by mail: which messages are on, and in which words. */
export function CampaignMessages({ campaign, mayWrite }: CampaignMessagesProps) {
  const { project } = useShell();
  const [{ message: occasion }] = useQueryStates(parsers);
  const { data, error, refetch } = useQuery(templatesQuery(project.id, campaign.id));
  const base = `/projects/${project.id}/campaigns/${campaign.id}/messages`;
  const chosen = data?.data.find((each) => each.occasion === occasion);
  if (error && !data) {
    return (
      <Card>
        <ErrorState title="The messages could not be loaded" error={error} onRetry={() => void refetch()} />
      </Card>
    );
  }
  if (!data) {
    return (
      <Card>
        <ListSkeleton label="Loading the messages…" rows={8} />
      </Card>
    );
  }
  if (chosen) {
    return (
      <TemplateEditor
        key={chosen.occasion}
        campaign={campaign}
        template={chosen}
        mail={data.mail}
        mayWrite={mayWrite}
        listHref={base}
      />
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <MailNote campaign={campaign} mail={data.mail} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {(["referrer", "referee"] as const).map((side) => (
          <TemplateList
            key={side}
            campaign={campaign}
            title={side === "referrer" ? "To the referrer" : "To the friend"}
            templates={data.data.filter((each) => each.side === side)}
            mayWrite={mayWrite}
            hrefOf={(each) => `${base}?message=${each}`}
          />
        ))}
      </div>
    </div>
  );
}

interface MailNoteProps {
  campaign: CampaignRecord;
  mail: MessageTemplates["mail"];
}

function MailNote({ campaign, mail }: MailNoteProps) {
  const { project } = useShell();
  return (
    <p className="flex items-start gap-2 text-muted">
      <Info className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} aria-hidden />
      <span className="min-w-0">
        {mail.isSet ? (
          <>
            Mails come from <bdi className="text-ink">{mail.from}</bdi>, once for each thing that happens from now on.{" "}
          </>
        ) : (
          "No mail server is set: what is switched on is written and kept, and nothing leaves. Whoever runs Goodword sets one. "
        )}
        <Link href={`/projects/${project.id}/settings/outbox?campaign=${campaign.id}`} className={textLink}>
          What was sent
        </Link>
      </span>
    </p>
  );
}
