"use client";

import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { ApiError } from "./api";
import { toast } from "./toast";

interface EditOptions<Input, Answer> {
  /** Asks the API; throws what it refused. */
  send: (input: Input) => Promise<Answer>;
  /** What is read anew afterwards, by the beginnings of their keys. */
  stale: QueryKey[];
  /** Said when it is done; nothing where the screen shows it by itself. */
  done?: (answer: Answer, input: Input) => string;
  /** Done afterwards, even when the part of the screen that asked is gone by then. */
  after?: (answer: Answer, input: Input) => void;
  /** Said for whoever has no better place for what went wrong; left out, the caller shows it. */
  failed?: string;
}

/** The one way to change something: ask, read anew what it touched, say what became of it. */
export function useEdit<Input = void, Answer = unknown>({
  send,
  stale,
  done,
  after,
  failed,
}: EditOptions<Input, Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async (answer, input) => {
      await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
      if (done) toast.success(done(answer, input));
      after?.(answer, input);
    },
    onError: (error) => {
      if (failed) toast.error(failed, { description: error.message });
    },
  });
}

/** Puts what the API refused beside the fields it is about, and the rest above the buttons. */
export function showRefusal<Values extends FieldValues>(form: UseFormReturn<Values>, error: unknown): void {
  const violations = error instanceof ApiError ? error.violations : [];
  let isShown = false;
  for (const { pointer, message } of violations) {
    const path = pointer.slice(1).replaceAll("/", ".");
    if (!isField(form, path)) continue;
    form.setError(path, { type: "server", message }, { shouldFocus: !isShown });
    isShown = true;
  }
  if (isShown) return;
  form.setError("root", { message: error instanceof Error ? error.message : "That did not work. Try again." });
}

function isField<Values extends FieldValues>(form: UseFormReturn<Values>, path: string): path is Path<Values> {
  const [first] = path.split(".");
  return Boolean(first) && Object.hasOwn(form.getValues(), first ?? "");
}
