import type { ExternalToast } from "sonner";

/** Says what became of something. What shows it is loaded when something is said first, or once the page is quiet. */

function milestone() {
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  return { reach, reached };
}

const asked = milestone();
const stands = milestone();

/** Resolves when something is to be said for the first time. */
export const toasterAsked = asked.reached;
/** What is said before the toaster stands waits for it. */
export const toasterStands = stands.reach;

let count = 0;

const saying =
  (kind: "success" | "error" | "info" | "loading" | "message") =>
  (text: string, options: ExternalToast = {}): string | number => {
    count += 1;
    const id = options.id ?? `said-${count}`;
    asked.reach();
    void Promise.all([import("sonner"), stands.reached]).then(([{ toast: sonner }]) =>
      sonner[kind](text, { ...options, id }),
    );
    return id;
  };

/** Each answers the id by which what is said can be said anew. */
export const toast = {
  success: saying("success"),
  error: saying("error"),
  info: saying("info"),
  loading: saying("loading"),
  message: saying("message"),
};
