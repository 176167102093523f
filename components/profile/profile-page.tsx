"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { showRefusal, useEdit } from "@/lib/client/edit";
import { changeName, signOutEverywhere } from "@/lib/client/session";
import { ChangePasswordDialog } from "./change-password-dialog";
import { SecondFactorCard } from "./second-factor-card";

export function ProfilePage() {
  const [isPasswordOpen, setPasswordOpen] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  return (
    <>
      <PageHeader crumbs={[{ label: "Profile" }]} />
      <PageBody>
        <h1 className="sr-only">Profile</h1>
        <div className="flex max-w-[640px] flex-col gap-4">
          <TitledCard title="You">
            <NameForm />
          </TitledCard>
          <SecondFactorCard />
          <TitledCard title="Password and devices">
            <div className="flex flex-col gap-4 p-4">
              <div className="flex flex-wrap items-center justify-between gap-3">
                <p className="min-w-0 flex-1 text-muted">A new password signs every other device out.</p>
                <Button onClick={() => setPasswordOpen(true)}>Change password…</Button>
              </div>
              <div className="flex flex-wrap items-center justify-between gap-3">
                <p className="min-w-0 flex-1 text-muted">
                  A lost laptop, a borrowed computer: end every session at once.
                </p>
                <Button variant="danger" onClick={() => setLeaving(true)}>
                  Sign out everywhere…
                </Button>
              </div>
            </div>
          </TitledCard>
        </div>
      </PageBody>
      <ChangePasswordDialog open={isPasswordOpen} onOpenChange={setPasswordOpen} />
      <ConfirmDialog
        open={isLeaving}
        onOpenChange={setLeaving}
        title="Sign out everywhere?"
        verb="Sign out everywhere"
        pendingVerb="Signing out…"
        onConfirm={async () => {
          await signOutEverywhere();
          window.location.assign("/sign-in");
        }}
      >
        <p>Every browser you are signed in on, this one too, asks for your password again. API keys go on working.</p>
      </ConfirmDialog>
    </>
  );
}

function NameForm() {
  const { me } = useShell();
  const form = useForm({ mode: "onTouched", values: { name: me.user.name } });
  const { errors, isDirty } = form.formState;
  const save = useEdit({ send: changeName, stale: [["me"], ["settings"]], done: () => "Your name is changed." });
  const submit = form.handleSubmit(async ({ name }) => {
    try {
      await save.mutateAsync(name);
    } catch (error) {
      showRefusal(form, error);
    }
  });
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-3.5 p-4">
      <Field
        label="Name"
        autoComplete="name"
        maxLength={100}
        error={errors.name?.message ?? errors.root?.message}
        {...form.register("name", { validate: (name) => name.trim() !== "" || "Enter a name: the audit log shows it" })}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 break-all text-muted">{me.user.email}</p>
        <Button type="submit" disabled={!isDirty || save.isPending}>
          {save.isPending ? "Saving…" : "Save name"}
        </Button>
      </div>
    </form>
  );
}
