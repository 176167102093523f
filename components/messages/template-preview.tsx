import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { TitledCard } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { customerChoicesQuery } from "@/lib/client/customer-queries";
import { customerName } from "@/lib/domain/event/customer-name";
import type { MessagePreview } from "@/lib/domain/message/message-record";
import { MailFrame } from "./mail-frame";

interface TemplatePreviewProps {
  preview: MessagePreview | undefined;
  error: Error | null;
  /** Whether other words were typed than these are of. */
  isBehind: boolean;
  customer: string;
  onCustomer: (customer: string) => void;
}

type Look = "mail" | "phone" | "text";

/** The mail as its reader will see it; while the words have mistakes, the last that had none. */
export function TemplatePreview({ preview, error, isBehind, customer, onCustomer }: TemplatePreviewProps) {
  const [look, setLook] = useState<Look>("mail");
  const [good, setGood] = useState(preview?.message ?? null);
  if (preview?.message && preview.message !== good) setGood(preview.message);
  const isWrong = preview !== undefined && preview.message === null;
  return (
    <TitledCard
      title="As they get it"
      actions={
        <Segmented
          label="How it is shown"
          value={look}
          onChange={setLook}
          options={[
            { value: "mail", label: "Mail" },
            { value: "phone", label: "Phone" },
            { value: "text", label: "Text" },
          ]}
        />
      }
    >
      <div className="border-b border-line p-4">
        <ForWhom customer={customer} onCustomer={onCustomer} error={error?.message} />
      </div>
      <p aria-live="polite" className={isWrong ? "border-b border-line bg-bad-soft px-4 py-2 text-bad" : "sr-only"}>
        {isWrong
          ? "The words have a mistake. This is how the mail was before it."
          : isBehind
            ? ""
            : "The mail is up to date."}
      </p>
      {good ? (
        <div>
          <p className="border-b border-line px-4 py-2.5 font-medium break-words">
            <span className="sr-only">Subject: </span>
            <bdi>{good.subject}</bdi>
          </p>
          {look === "text" ? (
            <pre className="mono h-[460px] overflow-auto p-4 text-[12.5px] break-words whitespace-pre-wrap">
              {good.text}
            </pre>
          ) : (
            <MailFrame title="Preview of the mail" html={good.html} isNarrow={look === "phone"} />
          )}
        </div>
      ) : (
        !isWrong && !error && <Skeleton className="h-[500px] w-full" />
      )}
    </TitledCard>
  );
}

interface ForWhomProps {
  customer: string;
  onCustomer: (customer: string) => void;
  error: string | undefined;
}

function ForWhom({ customer, onCustomer, error }: ForWhomProps) {
  const { project } = useShell();
  const { data: people } = useQuery(customerChoicesQuery(project.id, useDeferredValue(customer)));
  return (
    <>
      <Field
        label="For"
        autoComplete="off"
        list="message-preview-people"
        placeholder="Anna Berg, an example"
        hint="Type a customer’s id to see it as that customer would get it."
        error={customer ? error : undefined}
        value={customer}
        onChange={({ target }) => onCustomer(target.value)}
      />
      <datalist id="message-preview-people">
        {people?.data.map((each) => (
          <option key={each.id} value={each.sourceId ?? each.id}>
            {customerName(each)}
          </option>
        ))}
      </datalist>
    </>
  );
}
