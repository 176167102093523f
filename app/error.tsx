"use client";

import { ErrorState } from "@/components/ui/error-state";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const told = Object.assign(new Error("This is our fault. Try again; if it stays, tell whoever runs the server."), {
    requestId: error.digest,
  });
  return (
    <main>
      <ErrorState title="Something broke on this page" error={told} onRetry={reset} />
    </main>
  );
}
