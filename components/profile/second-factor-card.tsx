"use client";

import { ShieldCheck, ShieldOff } from "lucide-react";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { onceOpen } from "@/components/ui/once-open";
import { useEdit } from "@/lib/client/edit";
import { removeSecondFactor } from "@/lib/client/session";

const SetUpDialog = onceOpen(() => import("./set-up-dialog").then((module) => module.SetUpDialog));

const PasswordDialog = onceOpen(() => import("./password-dialog").then((module) => module.PasswordDialog));

export function SecondFactorCard() {
  const { me } = useShell();
  const isOn = me.user.hasSecondFactor;
  const [isOpen, setOpen] = useState(false);
  const remove = useEdit({
    send: removeSecondFactor,
    stale: [["me"]],
    done: () => "Signing in asks for the password only.",
  });
  return (
    <TitledCard title="Second factor">
      <div className="flex flex-wrap items-center justify-between gap-3 p-4">
        <div className="min-w-0 flex-1">
          {isOn ? (
            <Chip tone="good" icon={ShieldCheck}>
              On
            </Chip>
          ) : (
            <Chip icon={ShieldOff}>Off</Chip>
          )}
          <p className="mt-1.5 text-muted">
            {isOn
              ? "Signing in asks for a code of your authenticator app as well."
              : "With an authenticator app, a stolen password alone lets nobody in."}
          </p>
        </div>
        <Button variant={isOn ? "outline" : "primary"} onClick={() => setOpen(true)}>
          {isOn ? "Turn off…" : "Set up…"}
        </Button>
      </div>
      {isOn ? (
        <PasswordDialog
          open={isOpen}
          onOpenChange={setOpen}
          title="Turn the second factor off?"
          description="Your password alone lets you in then. The backup codes stop working."
          verb="Turn off"
          tone="danger"
          onPassword={(password) => remove.mutateAsync(password)}
        />
      ) : (
        <SetUpDialog open={isOpen} onOpenChange={setOpen} />
      )}
    </TitledCard>
  );
}
