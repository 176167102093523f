"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { parseAsString } from "@/lib/client/address-parser";
import { useQueryState } from "@/lib/client/address-state";
import { ApiError } from "@/lib/client/api";
import { safeNext, signIn } from "@/lib/client/session";
import { AuthFrame } from "./auth-frame";
import { CodeForm } from "./code-form";

/** Whether it is an address at all; whose it is, the server knows. */
const emailPattern = /^\S+@\S+\.\S+$/;

export function SignInForm() {
  const [next] = useQueryState("next", parseAsString);
  const isHydrated = useIsHydrated();
  const form = useForm({
    mode: "onTouched",
    defaultValues: { email: "", password: "" },
  });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;
  const [asksCode, setAsksCode] = useState(false);
  // A whole page load: the app begins with nothing of whoever was here before.
  const enter = () => window.location.assign(safeNext(next));
  const goBack = () => {
    form.reset();
    setAsksCode(false);
  };

  const submit = form.handleSubmit(async (credentials) => {
    try {
      const { twoFactorRedirect } = await signIn(credentials);
      if (twoFactorRedirect) setAsksCode(true);
      else enter();
    } catch (error) {
      form.setError("root", { message: failureWords(error) });
      form.setFocus("password", { shouldSelect: true });
    }
  });

  if (asksCode) return <CodeForm onSignedIn={enter} onBack={goBack} />;
  return (
    <AuthFrame title="Sign in">
      <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-3.5">
        <Field
          label="E-mail"
          type="email"
          autoComplete="username"
          autoFocus
          error={errors.email?.message}
          {...form.register("email", {
            required: "Enter your e-mail address",
            pattern: { value: emailPattern, message: "Enter your e-mail address" },
          })}
        />
        <Field
          label="Password"
          type="password"
          autoComplete="current-password"
          error={errors.password?.message}
          {...form.register("password", { required: "Enter your password" })}
        />
        {errors.root && (
          <p role="alert" className="rounded-md bg-bad-soft px-2.5 py-2 text-bad">
            {errors.root.message}
          </p>
        )}
        <Button
          type="submit"
          variant="primary"
          disabled={!isHydrated || isSubmitting || isSubmitSuccessful}
          className="h-9"
        >
          {isSubmitting ? "Signing in…" : "Sign in"}
        </Button>
        <p className="text-[12px] text-muted">
          No account yet, or the password is lost? Ask an owner of your project for an invitation.
        </p>
      </form>
    </AuthFrame>
  );
}

/** Nobody learns here which addresses have an account. */
function failureWords(error: unknown): string {
  if (!(error instanceof ApiError)) return "Something went wrong here. Reload the page and try again.";
  if (error.status === 401) return "This e-mail and password do not belong together.";
  if (error.status === 429) return "Too many attempts. Wait a minute, then try again.";
  return error.message;
}
