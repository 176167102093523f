"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ApiError } from "@/lib/client/api";
import { verifyBackupCode, verifyCode } from "@/lib/client/session";
import { AuthFrame } from "./auth-frame";

/** The second step of signing in, for whoever set up an authenticator app. */
export function CodeForm({ onSignedIn, onBack }: { onSignedIn: () => void; onBack: () => void }) {
  const [isBackup, setBackup] = useState(false);
  const form = useForm({ defaultValues: { code: "" } });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;
  const submit = form.handleSubmit(async ({ code }) => {
    try {
      await (isBackup ? verifyBackupCode(code.trim()) : verifyCode(code.replaceAll(" ", "")));
      onSignedIn();
    } catch (error) {
      form.setError("code", { message: failureWords(error, isBackup) });
      form.setFocus("code", { shouldSelect: true });
    }
  });
  return (
    <AuthFrame title="Enter your code">
      <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-3.5">
        <Field
          key={String(isBackup)}
          label={isBackup ? "One of your backup codes" : "Code of your authenticator app"}
          inputMode={isBackup ? "text" : "numeric"}
          autoComplete="one-time-code"
          autoFocus
          error={errors.code?.message}
          {...form.register("code", { required: "Enter the code" })}
        />
        <Button type="submit" variant="primary" disabled={isSubmitting || isSubmitSuccessful} className="h-9">
          {isSubmitting ? "Checking…" : "Sign in"}
        </Button>
        <div className="flex flex-wrap justify-between gap-2">
          <Button
            variant="ghost"
            onClick={() => {
              form.reset();
              setBackup(!isBackup);
            }}
          >
            {isBackup ? "Use the app" : "Use a backup code"}
          </Button>
          <Button variant="ghost" onClick={onBack}>
            Back
          </Button>
        </div>
      </form>
    </AuthFrame>
  );
}

function failureWords(error: unknown, isBackup: boolean): string {
  if (!(error instanceof ApiError)) return "Something went wrong here. Reload the page and try again.";
  if (error.status === 401 || error.status === 400) {
    return isBackup ? "This code is not one of yours, or was used." : "Not the code the app shows now.";
  }
  if (error.status === 429) return "Too many attempts. Wait some minutes, then try again.";
  return error.message;
}
