"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { CheckboxField } from "@/components/ui/checkbox";
import { textLink } from "@/components/ui/text-link";
import { ApiError } from "@/lib/client/api";
import { useEdit } from "@/lib/client/edit";
import { previewQuery, saveTemplate, sendTest, templatesKey } from "@/lib/client/message-queries";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import type { MessageTemplate, MessageTemplates } from "@/lib/domain/message/message-record";
import { occasionWords } from "@/lib/domain/message/occasion";
import { TemplateFields } from "./template-fields";
import { TemplatePreview } from "./template-preview";
import { useRested } from "./use-rested";

interface TemplateEditorProps {
  campaign: CampaignRecord;
  template: MessageTemplate;
  mail: MessageTemplates["mail"];
  mayWrite: boolean;
  listHref: string;
}

const restMs = 350;

/** The words of one message on the left, the mail that they come to on the right. */
export function TemplateEditor({ campaign, template, mail, mayWrite, listHref }: TemplateEditorProps) {
  const { project } = useShell();
  const { occasion } = template;
  const [texts, setTexts] = useState({ subject: template.subject, body: template.body });
  const [enabled, setEnabled] = useState(template.enabled);
  const [customer, setCustomer] = useState("");
  const input = useRested({ ...texts, ...(customer ? { customer } : {}) }, restMs);
  const preview = useQuery(previewQuery(project.id, campaign.id, occasion, input));
  const isChanged = texts.subject !== template.subject || texts.body !== template.body || enabled !== template.enabled;
  const save = useEdit({
    send: () => saveTemplate(project.id, campaign.id, occasion, { ...texts, enabled }),
    stale: [templatesKey(project.id, campaign.id)],
    done: ({ enabled: isOn }) => (isOn ? "Saved. It is sent in these words from now on." : "Saved. It is off."),
  });
  const test = useEdit({
    send: () => sendTest(project.id, campaign.id, occasion, { ...texts, ...(customer ? { customer } : {}) }),
    stale: [],
    done: ({ to }) => `Sent to ${to}`,
    failed: "The test was not sent",
  });
  const { name, when } = occasionWords[occasion];
  const problems = preview.data?.problems ?? [];
  return (
    <div className="flex flex-col gap-3">
      <Link href={listHref} className={`${textLink} inline-flex items-center gap-1.5 self-start`}>
        <ArrowLeft className="size-3.5" strokeWidth={1.75} aria-hidden />
        All messages
      </Link>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <TitledCard title={`${name}, to the ${template.side === "referrer" ? "referrer" : "friend"}`}>
          <form
            method="post"
            noValidate
            className="flex flex-col gap-3.5 p-4"
            onSubmit={(event) => {
              event.preventDefault();
              save.mutate();
            }}
          >
            <CheckboxField
              label="Send this message"
              hint={`When ${when.charAt(0).toLowerCase()}${when.slice(1)}.`}
              checked={enabled}
              disabled={!mayWrite}
              onChange={({ target }) => setEnabled(target.checked)}
            />
            <TemplateFields
              occasion={occasion}
              texts={texts}
              onChange={setTexts}
              problems={problems}
              isReadOnly={!mayWrite}
            />
            {save.error && (
              <p role="alert" className="text-bad">
                {refusalWords(save.error)}
              </p>
            )}
            {mayWrite && (
              <div className="flex flex-wrap justify-end gap-2">
                <Button
                  disabled={!mail.isSet || test.isPending || problems.length > 0}
                  title={mail.isSet ? undefined : "No mail server is set"}
                  onClick={() => test.mutate()}
                >
                  {test.isPending ? "Sending…" : "Send me a test"}
                </Button>
                <Button type="submit" variant="primary" disabled={!isChanged || save.isPending}>
                  {save.isPending ? "Saving…" : "Save"}
                </Button>
              </div>
            )}
          </form>
        </TitledCard>
        <TemplatePreview
          preview={preview.data}
          error={preview.error}
          isBehind={preview.isFetching}
          customer={customer}
          onCustomer={setCustomer}
        />
      </div>
    </div>
  );
}

/** Everything that was refused, and not the first of it alone. */
function refusalWords(error: Error): string {
  const words = error instanceof ApiError ? error.violations.map(({ message }) => message) : [];
  return words.length > 0 ? `Not saved. ${words.join(". ")}.` : error.message;
}
