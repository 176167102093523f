"use client";

import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SelectField } from "@/components/ui/select";
import { useEdit } from "@/lib/client/edit";
import { rollApiKey, settingsKey } from "@/lib/client/settings-queries";
import type { ApiKeyRecord, NewApiKey } from "@/lib/domain/api-key-record";

interface RollKeyDialogProps {
  apiKey: ApiKeyRecord;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onRolled: (key: NewApiKey) => void;
}

const overlaps = [
  { days: 0, label: "It ends now" },
  { days: 1, label: "It works for one more day" },
  { days: 3, label: "It works for three more days" },
  { days: 7, label: "It works for seven more days" },
];

export function RollKeyDialog({ apiKey, open, onOpenChange, onRolled }: RollKeyDialogProps) {
  const { project } = useShell();
  const [overlapDays, setOverlapDays] = useState(1);
  const roll = useEdit({
    send: () => rollApiKey(project.id, apiKey.id, { overlapDays }),
    stale: [settingsKey(project.id)],
  });
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Replace the token of ${apiKey.name}?`}
      verb="Make a new token"
      pendingVerb="Making…"
      tone="primary"
      onConfirm={async () => onRolled(await roll.mutateAsync())}
    >
      <p>
        The app id stays. Put the new token into your app while the old one still works, so that no event is refused in
        between.
      </p>
      <SelectField
        label="The old token"
        value={overlapDays}
        onChange={(event) => setOverlapDays(Number(event.target.value))}
      >
        {overlaps.map(({ days, label }) => (
          <option key={days} value={days}>
            {label}
          </option>
        ))}
      </SelectField>
    </ConfirmDialog>
  );
}
