"use client";

import { RotateCw, TriangleAlert } from "lucide-react";
import { Button } from "./button";

interface ErrorStateProps {
  title: string;
  error: Error & { requestId?: string };
  onRetry?: () => void;
}

/** What went wrong, what to do, and the number support will ask for. */
export function ErrorState({ title, error, onRetry }: ErrorStateProps) {
  return (
    <div
      role="alert"
      className="mx-auto flex max-w-[480px] flex-col items-center gap-2 px-4 py-14 text-center text-balance"
    >
      <TriangleAlert className="size-5 text-bad" strokeWidth={1.75} aria-hidden />
      <h2 className="text-[15px] font-semibold">{title}</h2>
      <p className="text-muted">{error.message}</p>
      {error.requestId && <p className="mono text-subtle">{error.requestId}</p>}
      {onRetry && (
        <Button onClick={onRetry} className="mt-2">
          <RotateCw className="size-3.5" aria-hidden />
          Try again
        </Button>
      )}
    </div>
  );
}
