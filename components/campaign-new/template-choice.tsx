"use client";

import { ArrowRight, LoaderCircle } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryState } from "@/lib/client/address-state";
import { type CampaignTemplate, campaignTemplates } from "@/lib/domain/campaign/form/templates";
import { campaignKinds } from "@/lib/domain/campaign/kinds";
import { templateIcons } from "./template-look";
import { useStartDraft } from "./use-start-draft";

const groups = [
  {
    title: "Customers bring friends",
    lead: "One of your events says when a friend counts; both sides can get something for it.",
    holds: ({ kind }: CampaignTemplate) => kind === "referral",
  },
  {
    title: "Something to give",
    lead: "What rewards draw on, or what you hand out yourself. A referral campaign needs one of these first.",
    holds: ({ kind }: CampaignTemplate) => kind !== "referral",
  },
];

/** What a campaign can be for, each with what it does; a click makes the draft and goes on. */
export function TemplateChoice() {
  const [kind, setKind] = useQueryState("kind", parseAsStringEnum(campaignKinds));
  const { start, starting, failure } = useStartDraft();
  const shown = campaignTemplates.filter((template) => kind === null || template.kind === kind);
  return (
    <div className="mx-auto max-w-[960px]">
      <h1 className="text-[20px] leading-7 font-semibold tracking-tight">What is it for?</h1>
      <p className="mt-0.5 mb-5 text-muted">
        Everything can be changed in the steps that follow. Nothing goes out before you launch it.
      </p>
      {failure && (
        <p role="alert" className="mb-4 text-bad">
          {failure}
        </p>
      )}
      <div className="flex flex-col gap-6">
        {groups.map(({ title, lead, holds }) => {
          const templates = shown.filter(holds);
          if (templates.length === 0) return null;
          return (
            <section key={title} aria-label={title}>
              <h2 className="font-medium">{title}</h2>
              <p className="mb-2.5 text-[12.5px] text-muted">{lead}</p>
              <ul className="grid gap-2.5 sm:grid-cols-2 lg:grid-cols-3">
                {templates.map((template) => (
                  <TemplateCard
                    key={template.key}
                    template={template}
                    isStarting={starting === template.key}
                    isBusy={starting !== null}
                    onChoose={() => void start(template)}
                  />
                ))}
              </ul>
            </section>
          );
        })}
        {kind && (
          <Button variant="ghost" className="self-start" onClick={() => void setKind(null)}>
            Show everything a campaign can be
          </Button>
        )}
      </div>
    </div>
  );
}

interface TemplateCardProps {
  template: CampaignTemplate;
  isStarting: boolean;
  isBusy: boolean;
  onChoose: () => void;
}

function TemplateCard({ template, isStarting, isBusy, onChoose }: TemplateCardProps) {
  const [isPointed, setPointed] = useState(false);
  const Icon = templateIcons[template.key];
  return (
    <li>
      <button
        type="button"
        disabled={isBusy}
        onClick={onChoose}
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
        className="flex h-full w-full flex-col gap-1.5 rounded-lg border border-line bg-surface p-3.5 text-left shadow-card transition-colors duration-120 hover:border-accent disabled:opacity-60"
      >
        <span className="flex w-full items-center gap-2 font-medium">
          {Icon && <Icon className="size-4 shrink-0 text-accent-text" strokeWidth={1.75} aria-hidden />}
          {template.title}
          {isStarting ? (
            <LoaderCircle className="ml-auto size-4 shrink-0 animate-spin text-faint" strokeWidth={1.75} aria-hidden />
          ) : (
            isPointed && <ArrowRight className="ml-auto size-4 shrink-0 text-faint" strokeWidth={1.75} aria-hidden />
          )}
        </span>
        <span className="text-[12.5px] leading-4.5 text-muted">{template.means}</span>
      </button>
    </li>
  );
}
