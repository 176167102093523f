"use client";

import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ApiError } from "@/lib/client/api";

interface PasswordFormProps {
  verb: string;
  tone?: "primary" | "danger";
  onCancel: () => void;
  /** Throws what was refused. */
  onPassword: (password: string) => Promise<unknown>;
}

/** Asks who is there before something of the account is changed. */
export function PasswordForm({ verb, tone = "primary", onCancel, onPassword }: PasswordFormProps) {
  const form = useForm({ defaultValues: { password: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ password }) => {
    try {
      await onPassword(password);
    } catch (error) {
      const isWrong = error instanceof ApiError && error.status === 400;
      const words = error instanceof Error ? error.message : "That did not work. Try again.";
      form.setError("password", { message: isWrong ? "This is not your password." : words });
      form.setFocus("password", { shouldSelect: true });
    }
  });
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-3.5">
      <Field
        label="Your password"
        type="password"
        autoComplete="current-password"
        error={errors.password?.message}
        {...form.register("password", { required: "Enter your password" })}
      />
      <div className="flex justify-end gap-2 pt-1">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant={tone} disabled={isSubmitting}>
          {verb}
        </Button>
      </div>
    </form>
  );
}
