"use client";

import { useState } from "react";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { late } from "@/components/ui/late";
import { onceOpen } from "@/components/ui/once-open";
import { Skeleton } from "@/components/ui/skeleton";
import { signOutEverywhere } from "@/lib/client/session";
import { SecondFactorCard } from "./second-factor-card";

const NameForm = late(() => import("./name-form").then((module) => module.NameForm), {
  loading: () => <Skeleton className="m-4 h-24" />,
});

const ChangePasswordDialog = onceOpen(() =>
  import("./change-password-dialog").then((module) => module.ChangePasswordDialog),
);

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
