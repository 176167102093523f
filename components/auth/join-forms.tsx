"use client";

import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { ApiError } from "@/lib/client/api";
import { acceptInvitation } from "@/lib/client/invitation";
import type { InvitationPreview } from "@/lib/domain/member-record";
import { passwordProblem } from "@/lib/domain/password";

export function JoinAsNew({ token, invitation }: { token: string; invitation: InvitationPreview }) {
  const isHydrated = useIsHydrated();
  const form = useForm({
    mode: "onTouched",
    defaultValues: { name: "", password: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ name, password }) => {
    try {
      const { projectId } = await acceptInvitation({ token, name: name.trim(), password });
      window.location.assign(`/projects/${projectId}/events`);
    } catch (error) {
      form.setError("root", { message: error instanceof Error ? error.message : "You could not join." });
    }
  });
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-3.5">
      <input type="hidden" name="username" autoComplete="username" value={invitation.email} readOnly />
      <Field
        label="Your name"
        autoComplete="name"
        maxLength={100}
        autoFocus
        error={errors.name?.message}
        {...form.register("name", { validate: (name) => name.trim() !== "" || "How should the others see you?" })}
      />
      <Field
        label="Choose a password"
        type="password"
        autoComplete="new-password"
        hint="At least 8 characters; 15 and more are better."
        error={errors.password?.message}
        {...form.register("password", { validate: (password) => passwordProblem(password) ?? true })}
      />
      {errors.root && (
        <p role="alert" className="text-bad">
          {errors.root.message}
        </p>
      )}
      <Button type="submit" variant="primary" disabled={!isHydrated || isSubmitting} className="h-9">
        {isSubmitting ? "Joining…" : "Join"}
      </Button>
    </form>
  );
}

export function JoinAsKnown({ token }: { token: string }) {
  const isHydrated = useIsHydrated();
  const form = useForm();
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async () => {
    try {
      const { projectId } = await acceptInvitation({ token });
      window.location.assign(`/projects/${projectId}/events`);
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) {
        window.location.assign(`/sign-in?next=${encodeURIComponent(`/accept-invitation?token=${token}`)}`);
        return;
      }
      form.setError("root", { message: error instanceof Error ? error.message : "You could not join." });
    }
  });
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-3.5">
      <p className="text-muted">You have an account already. If you are not signed in, you are asked to first.</p>
      {errors.root && (
        <p role="alert" className="text-bad">
          {errors.root.message}
        </p>
      )}
      <Button type="submit" variant="primary" disabled={!isHydrated || isSubmitting} className="h-9">
        {isSubmitting ? "Joining…" : "Join"}
      </Button>
    </form>
  );
}
