import { useEffect } from "react";

/** Asks for the script that draws something when its data is asked for, so that neither waits for the other. */
export function useAlongside(load: () => Promise<unknown>): void {
  useEffect(() => {
    // Drawing asks again, and says what went wrong.
    load().catch(() => undefined);
  }, [load]);
}
