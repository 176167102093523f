import { Switch } from "radix-ui";

interface RequiredSwitchProps {
  required: boolean;
  isEditable: boolean;
  onChange: (required: boolean) => void;
}

export function RequiredSwitch({ required, isEditable, onChange }: RequiredSwitchProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch within is the control
    <label className="inline-flex h-7 items-center gap-2 text-muted pointer-coarse:h-9">
      <Switch.Root
        checked={required}
        onCheckedChange={onChange}
        disabled={!isEditable}
        aria-label="Required"
        className="inline-flex h-4 w-7 shrink-0 items-center rounded-full bg-line-strong p-0.5 transition-colors duration-120 data-[state=checked]:bg-accent disabled:opacity-60"
      >
        <Switch.Thumb className="size-3 rounded-full bg-white transition-transform duration-120 data-[state=checked]:translate-x-3" />
      </Switch.Root>
      {required ? "required" : "optional"}
    </label>
  );
}
