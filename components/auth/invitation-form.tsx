"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { Skeleton } from "@/components/ui/skeleton";
import { parseAsString } from "@/lib/client/address-parser";
import { useQueryState } from "@/lib/client/address-state";
import { ApiError } from "@/lib/client/api";
import { invitationQuery } from "@/lib/client/invitation";
import { AuthFrame } from "./auth-frame";

const JoinAsNew = late(() => import("./join-forms").then((module) => module.JoinAsNew), {
  loading: () => <Skeleton className="h-40" />,
});
const JoinAsKnown = late(() => import("./join-forms").then((module) => module.JoinAsKnown), {
  loading: () => <Skeleton className="h-24" />,
});

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
