"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { parseAsString } from "@/lib/client/address-parser";
import { useQueryState } from "@/lib/client/address-state";
import { ApiError } from "@/lib/client/api";
import { acceptInvitation, type Invitation, invitationQuery } from "@/lib/client/invitation";
import { passwordProblem } from "@/lib/domain/password";
import { AuthFrame } from "./auth-frame";

export function InvitationPage() {
  const [token] = useQueryState("token", parseAsString.withDefault(""));
  const { data: invitation, error, refetch } = useQuery(invitationQuery(token));
  if (token === "" || (error instanceof ApiError && [400, 404, 410].includes(error.status))) return <NotValid />;
  if (error)
    return <ErrorState title="The invitation could not be opened" error={error} onRetry={() => void refetch()} />;
  if (!invitation) {
    return (
      <AuthFrame title="Invitation">
        <Skeleton className="h-24" />
        <p className="sr-only">Opening the invitation…</p>
      </AuthFrame>
    );
  }
  const lead = (
    <>
      You are invited to <b className="font-medium text-ink">{invitation.project.name}</b> as {invitation.role}, under{" "}
      <b className="font-medium text-ink">{invitation.email}</b>.
    </>
  );
  return (
    <AuthFrame title="Join the project" lead={lead}>
      {invitation.personExists ? <JoinAsKnown token={token} /> : <JoinAsNew token={token} invitation={invitation} />}
    </AuthFrame>
  );
}

function NotValid() {
  return (
    <AuthFrame
      title="This invitation does not open anything"
      lead="It was used, taken back, or has expired after seven days. Ask whoever invited you for a new link."
    >
      <Button asChild>
        <Link href="/sign-in">Sign in</Link>
      </Button>
    </AuthFrame>
  );
}

function JoinAsNew({ token, invitation }: { token: string; invitation: Invitation }) {
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

function JoinAsKnown({ token }: { token: string }) {
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
