"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { ApiError } from "@/lib/client/api";
import { prepareSecondFactor, type SecondFactor, verifyCode } from "@/lib/client/session";
import { PasswordForm } from "./password-form";

interface SetUpDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const titles = {
  password: "Set up a second factor",
  scan: "Scan this with your app",
  codes: "Keep these backup codes",
};

/** Who is there → the secret into the app, proved by a code → the codes for the day the phone is lost. */
export function SetUpDialog({ open, onOpenChange }: SetUpDialogProps) {
  const [step, setStep] = useState<keyof typeof titles>("password");
  const [prepared, setPrepared] = useState<SecondFactor | null>(null);
  const client = useQueryClient();
  const close = async (next: boolean) => {
    onOpenChange(next);
    if (next) return;
    if (step === "codes") await client.invalidateQueries({ queryKey: ["me"] });
    setStep("password");
    setPrepared(null);
  };
  return (
    <Dialog open={open} onOpenChange={close} title={titles[step]}>
      {step === "password" && (
        <PasswordForm
          verb="Next"
          onCancel={() => void close(false)}
          onPassword={async (password) => {
            setPrepared(await prepareSecondFactor(password));
            setStep("scan");
          }}
        />
      )}
      {step === "scan" && prepared && <ScanStep uri={prepared.totpURI} onProved={() => setStep("codes")} />}
      {step === "codes" && prepared && <CodesStep codes={prepared.backupCodes} onDone={() => void close(false)} />}
    </Dialog>
  );
}

function ScanStep({ uri, onProved }: { uri: string; onProved: () => void }) {
  const form = useForm({ defaultValues: { code: "" } });
  const { errors, isSubmitting } = form.formState;
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  const submit = form.handleSubmit(async ({ code }) => {
    try {
      await verifyCode(code.replaceAll(" ", ""));
      onProved();
    } catch (error) {
      const isWrong = error instanceof ApiError && (error.status === 401 || error.status === 400);
      const words = error instanceof Error ? error.message : "That did not work. Try again.";
      form.setError("code", {
        message: isWrong ? "Not the code the app shows now. Is the phone's clock right?" : words,
      });
      form.setFocus("code", { shouldSelect: true });
    }
  });
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-3.5">
      <QrCode text={uri} />
      <div>
        <p className="mb-1 text-[12px] font-medium text-muted">Or type this key into it</p>
        <div className="flex items-center gap-1 rounded-md border border-line bg-canvas pl-2.5">
          <code className="mono min-w-0 flex-1 break-all py-1.5">{secret}</code>
          <CopyButton text={secret} label="Copy the key" />
        </div>
      </div>
      <Field
        label="The six digits it shows"
        inputMode="numeric"
        autoComplete="one-time-code"
        error={errors.code?.message}
        {...form.register("code", { required: "Enter the code of the app" })}
      />
      <div className="flex justify-end pt-1">
        <Button type="submit" variant="primary" disabled={isSubmitting}>
          Turn on
        </Button>
      </div>
    </form>
  );
}

function CodesStep({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  return (
    <div className="flex flex-col gap-3.5">
      <p className="text-muted">
        The second factor is on. Each of these lets you in once if the phone is lost. They are not shown again.
      </p>
      <ul className="mono grid grid-cols-2 gap-1 rounded-md border border-line bg-canvas p-3">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex items-center justify-end gap-2">
        <CopyButton text={codes.join("\n")} label="Copy the codes" />
        <Button variant="primary" onClick={onDone}>
          I have kept them
        </Button>
      </div>
    </div>
  );
}

/** Drawn only when it is needed: the library would weigh on every page. */
function QrCode({ text }: { text: string }) {
  const [source, setSource] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void import("qrcode").then(async ({ toDataURL }) => {
      const url = await toDataURL(text, { margin: 2, width: 360 });
      if (isCurrent) setSource(url);
    });
    return () => {
      isCurrent = false;
    };
  }, [text]);
  return (
    <div className="grid place-items-center">
      {source ? (
        // biome-ignore lint/performance/noImgElement: a data address, there is nothing to optimise
        <img src={source} alt="The key as a QR code" className="size-44 rounded-md border border-line" />
      ) : (
        <div className="size-44 rounded-md bg-muted-soft" aria-hidden />
      )}
    </div>
  );
}
