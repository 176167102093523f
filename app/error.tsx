"use client";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** Like components/ui/error-state, but of nothing: it must work when the app's own parts could not be loaded. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main>
      <div
        role="alert"
        className="mx-auto flex max-w-[480px] flex-col items-center gap-2 px-4 py-14 text-center text-balance"
      >
        <h2 className="text-[15px] font-semibold">Something broke on this page</h2>
        <p className="text-muted">This is our fault. Try again; if it stays, tell whoever runs the server.</p>
        {error.digest && <p className="mono text-subtle">{error.digest}</p>}
        <button
          type="button"
          onClick={reset}
          className="mt-2 h-8 rounded-md border border-line bg-raised px-3 text-[13px] font-medium text-ink hover:bg-hover pointer-coarse:h-9"
        >
          Try again
        </button>
      </div>
    </main>
  );
}
