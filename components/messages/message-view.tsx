import Link from "next/link";
import { useState } from "react";
import { Fact, Facts } from "@/components/event-page/facts";
import { useShell } from "@/components/shell/shell-context";
import { TitledCard } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import { Segmented } from "@/components/ui/segmented";
import { textLink } from "@/components/ui/text-link";
import { customerName } from "@/lib/domain/event/customer-name";
import type { MessageDetail } from "@/lib/domain/message/message-record";
import { occasionWords } from "@/lib/domain/message/occasion";
import { MailFrame } from "./mail-frame";
import { messageSentence, messageStates } from "./message-words";

export function MessageView({ message }: { message: MessageDetail }) {
  const { project } = useShell();
  const state = messageStates[message.status];
  const root = `/projects/${project.id}`;
  const { occasion, campaign, customer, address, createdAt, sentAt, nextAttemptAt, attempts, providerId } = message;
  const at = (moment: string) => <RelativeTime at={moment} timeZone={project.timeZone} />;
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="flex items-start gap-2.5">
        <Chip tone={state.tone} icon={state.icon} className="mt-0.5 shrink-0">
          {state.word}
        </Chip>
        <p className="min-w-0 break-words">{messageSentence(message)}</p>
      </div>
      <TitledCard title="About">
        <Facts>
          <Fact label="To">
            <Link href={`${root}/customers/${customer.id}`} className={textLink}>
              <bdi>{customerName(customer)}</bdi>
            </Link>
            {address && address !== customerName(customer) && (
              <span className="break-all text-muted"> · {address}</span>
            )}
          </Fact>
          <Fact label="Because">{occasionWords[occasion].when}</Fact>
          <Fact label="Campaign">
            <Link href={`${root}/campaigns/${campaign.id}/messages?message=${occasion}`} className={textLink}>
              <bdi>{campaign.name}</bdi>
            </Link>
          </Fact>
          <Fact label="Happened">{at(createdAt)}</Fact>
          {sentAt && <Fact label="Sent">{at(sentAt)}</Fact>}
          {nextAttemptAt && attempts > 0 && <Fact label="Next attempt">{at(nextAttemptAt)}</Fact>}
          {providerId && (
            <Fact label="Mail server">
              <span className="mono break-all">{providerId}</span>
            </Fact>
          )}
        </Facts>
      </TitledCard>
      <WrittenMail message={message} />
    </div>
  );
}

type Look = "mail" | "text";

function WrittenMail({ message: { subject, text, html } }: { message: MessageDetail }) {
  const [look, setLook] = useState<Look>("mail");
  if (subject === null || html === null) return null;
  return (
    <TitledCard
      title="The mail"
      actions={
        <Segmented
          label="How it is shown"
          value={look}
          onChange={setLook}
          options={[
            { value: "mail", label: "Mail" },
            { value: "text", label: "Text" },
          ]}
        />
      }
    >
      <p className="border-b border-line px-4 py-2.5 font-medium break-words">
        <bdi>{subject}</bdi>
      </p>
      {look === "mail" ? (
        <MailFrame title="The mail as it was written" html={html} />
      ) : (
        <pre className="mono max-h-[460px] overflow-auto p-4 text-[12.5px] break-words whitespace-pre-wrap">{text}</pre>
      )}
    </TitledCard>
  );
}
