import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useShell } from "@/components/shell/shell-context";
import { TitledCard } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { Switch } from "@/components/ui/switch";
import { useEdit } from "@/lib/client/edit";
import { saveTemplate, templatesKey } from "@/lib/client/message-queries";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import type { MessageTemplate } from "@/lib/domain/message/message-record";
import { type MessageOccasion, occasionWords } from "@/lib/domain/message/occasion";

interface TemplateListProps {
  campaign: CampaignRecord;
  title: string;
  templates: MessageTemplate[];
  mayWrite: boolean;
  hrefOf: (occasion: MessageOccasion) => string;
}

/** The messages to one side, each with its switch. */
export function TemplateList({ campaign, title, templates, mayWrite, hrefOf }: TemplateListProps) {
  const { project } = useShell();
  const toggle = useEdit({
    send: (template: MessageTemplate) => saveTemplate(project.id, campaign.id, template.occasion, template),
    stale: [templatesKey(project.id, campaign.id)],
    done: ({ occasion, enabled }) =>
      `“${occasionWords[occasion].name}” is ${enabled ? "on: it is sent from now on" : "off"}`,
    failed: "It was not changed",
  });
  const on = templates.filter(({ enabled }) => enabled).length;
  return (
    <TitledCard
      title={title}
      actions={<span className="num pr-2 text-[12px] text-muted">{on === 0 ? "none on" : `${on} on`}</span>}
    >
      <ul>
        {templates.map((template) => {
          const { name, when } = occasionWords[template.occasion];
          const isPending = toggle.isPending && toggle.variables?.occasion === template.occasion;
          return (
            <li
              key={template.occasion}
              className="relative flex items-center gap-3 border-b border-line px-4 py-2.5 last:border-b-0 hover:bg-hover"
            >
              {mayWrite ? (
                <Switch
                  className="relative z-10"
                  aria-label={`Send “${name}”`}
                  checked={isPending ? Boolean(toggle.variables?.enabled) : template.enabled}
                  disabled={isPending}
                  onCheckedChange={(enabled) => toggle.mutate({ ...template, enabled })}
                />
              ) : (
                <Chip tone={template.enabled ? "good" : "neutral"}>{template.enabled ? "On" : "Off"}</Chip>
              )}
              <Link
                href={hrefOf(template.occasion)}
                className="min-w-0 flex-1 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
              >
                <span className="block font-medium">{name}</span>
                <span className="block truncate text-[12px] text-muted">{when}</span>
              </Link>
              <ChevronRight className="size-4 shrink-0 text-subtle" strokeWidth={1.75} aria-hidden />
            </li>
          );
        })}
      </ul>
    </TitledCard>
  );
}
