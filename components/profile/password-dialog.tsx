"use client";

import { Dialog } from "@/components/ui/dialog";
import { PasswordForm } from "./password-form";

interface PasswordDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: string;
  verb: string;
  tone: "primary" | "danger";
  onPassword: (password: string) => Promise<unknown>;
}

export function PasswordDialog({
  open,
  onOpenChange,
  title,
  description,
  verb,
  tone,
  onPassword,
}: PasswordDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} description={description}>
      <PasswordForm
        verb={verb}
        tone={tone}
        onCancel={() => onOpenChange(false)}
        onPassword={async (password) => {
          await onPassword(password);
          onOpenChange(false);
        }}
      />
    </Dialog>
  );
}
