import { useShell } from "@/components/shell/shell-context";
import { Chip, type Tone } from "@/components/ui/chip";
import { cx } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import type { EventSchemaRecord, SchemaVersionRecord } from "@/lib/domain/event-schema/event-schema-record";

const verdicts: Record<SchemaVersionRecord["verdict"], { word: string; tone: Tone }> = {
  first: { word: "First", tone: "accent" },
  breaking: { word: "Breaking", tone: "warn" },
  compatible: { word: "Compatible", tone: "good" },
  cosmetic: { word: "Words only", tone: "neutral" },
};

interface VersionListProps {
  schema: EventSchemaRecord;
  versions: SchemaVersionRecord[];
  /** "draft" or a version's number: the newer side of what is compared. */
  shown: string;
  onShow: (choice: string) => void;
}

/** The newest first; a draft stands above what it would replace. */
export function VersionList({ schema, versions, shown, onShow }: VersionListProps) {
  const { project } = useShell();
  const { lastEdit } = schema;
  return (
    <ol>
      {schema.draft && (
        <Entry isShown={shown === "draft"} onShow={() => onShow("draft")}>
          <span className="flex items-center gap-2">
            <b className="font-medium">Draft</b>
            <Chip tone="warn">Not published</Chip>
          </span>
          {lastEdit && (
            <span className="block text-[12px] text-muted">
              {lastEdit.by}, <RelativeTime at={lastEdit.at} timeZone={project.timeZone} />
            </span>
          )}
        </Entry>
      )}
      {versions.map(({ number, label, verdict, publishedBy, publishedAt, isCurrent, changes }) => (
        <Entry key={number} isShown={shown === String(number)} onShow={() => onShow(String(number))}>
          <span className="flex items-center gap-2">
            <b className="num font-medium">Version {label}</b>
            <Chip tone={verdicts[verdict].tone}>{verdicts[verdict].word}</Chip>
            {isCurrent && <span className="ml-auto text-[12px] text-muted">judges now</span>}
          </span>
          <span className="block text-[12px] text-muted">
            {publishedBy}, <RelativeTime at={publishedAt} timeZone={project.timeZone} />
            {changes.length > 0 && ` · ${changes.length} ${changes.length === 1 ? "change" : "changes"}`}
          </span>
        </Entry>
      ))}
    </ol>
  );
}

interface EntryProps {
  isShown: boolean;
  onShow: () => void;
  children: React.ReactNode;
}

function Entry({ isShown, onShow, children }: EntryProps) {
  return (
    <li className="border-b border-line last:border-b-0">
      <button
        type="button"
        aria-pressed={isShown}
        onClick={onShow}
        className={cx(
          "block w-full px-4 py-2.5 text-left outline-offset-[-2px] transition-colors duration-120",
          isShown ? "bg-accent-soft" : "hover:bg-hover",
        )}
      >
        {children}
      </button>
    </li>
  );
}
