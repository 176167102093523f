"use client";

import { ChevronRight } from "lucide-react";
import { Suspense, useState } from "react";
import { PhraseText } from "@/components/event-page/phrase-text";
import { useShell } from "@/components/shell/shell-context";
import { cx } from "@/components/ui/class-names";
import { deferred } from "@/components/ui/deferred";
import { RelativeTime } from "@/components/ui/relative-time";
import type { AuditEntry } from "@/lib/domain/audit-entry";
import { auditSentence } from "@/lib/domain/audit-sentence";
import { phraseText } from "@/lib/domain/phrase";

// The list's page is at the bound of what a first load may weigh.
const details = deferred(() => import("./audit-details").then((module) => module.AuditDetails));

function Details({ entry }: { entry: AuditEntry }) {
  const Part = details.usePart();
  return <Part entry={entry} />;
}

export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { project } = useShell();
  details.usePreload();
  const [isOpen, setOpen] = useState(false);
  const sentence = auditSentence(entry);
  return (
    <li className="border-b border-line last:border-b-0">
      <div className="relative grid min-h-10 grid-cols-[16px_minmax(0,1fr)_auto] items-baseline gap-x-2 px-3 py-2.5 transition-colors duration-120 hover:bg-hover md:grid-cols-[16px_160px_minmax(0,1fr)_auto]">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label={`${entry.actor.name} ${phraseText(sentence)}`}
          onClick={() => setOpen(!isOpen)}
          className="self-start justify-self-start pt-[3px] after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          <ChevronRight
            className={cx("size-3.5 text-faint transition-transform duration-120", isOpen && "rotate-90")}
            aria-hidden
          />
        </button>
        <Actor entry={entry} />
        {/* The names in it lead elsewhere, above the button that covers the row. */}
        <p className="order-4 col-span-2 col-start-2 min-w-0 break-words text-muted md:order-none md:col-span-1 md:col-start-auto [&_a]:relative [&_a]:z-1">
          <PhraseText parts={sentence} project={project.id} />
        </p>
        <RelativeTime at={entry.createdAt} timeZone={project.timeZone} className="relative z-1 text-muted" />
      </div>
      {isOpen && (
        <Suspense>
          <Details entry={entry} />
        </Suspense>
      )}
    </li>
  );
}

/** What the server did of itself is no person's doing: its parts are called by what they are. */
function Actor({ entry: { actor } }: { entry: AuditEntry }) {
  return (
    <bdi className={cx("truncate font-medium", actor.kind === "system" && "first-letter:uppercase")}>{actor.name}</bdi>
  );
}
