/** A link within a sentence: told from the words around it without its colour. */
export const textLink =
  "rounded-sm text-accent-text underline decoration-accent-text/40 underline-offset-2 hover:decoration-accent-text";
