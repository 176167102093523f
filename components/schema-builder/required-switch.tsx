import { Switch } from "@/components/ui/switch";

interface RequiredSwitchProps {
  required: boolean;
  isEditable: boolean;
  onChange: (required: boolean) => void;
}

export function RequiredSwitch({ required, isEditable, onChange }: RequiredSwitchProps) {
  return (
    <span className="inline-flex h-7 items-center gap-2 text-muted pointer-coarse:h-9">
      <Switch checked={required} onCheckedChange={onChange} disabled={!isEditable} aria-label="Required" />
      <span aria-hidden>{required ? "required" : "optional"}</span>
    </span>
  );
}
