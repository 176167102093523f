import { z } from "zod";

export const Moment = z.iso.datetime();
export const WireMetadata = z.record(z.string(), z.unknown());

/** The wire's list that counts what there is: the items under the key that data_ref names. */
export function listOf<K extends string, S extends z.ZodType>(key: K, item: S) {
  return z.object({
    object: z.literal("list"),
    data_ref: z.literal(key),
    ...({ [key]: z.array(item) } as { [Key in K]: z.ZodArray<S> }),
    total: z.int(),
  });
}

/** The wire's list that is read on from its last item: more_starting_after is there when there is more. */
export function onwardListOf<S extends z.ZodType>(item: S) {
  return z.object({
    object: z.literal("list"),
    data_ref: z.literal("data"),
    data: z.array(item),
    has_more: z.boolean(),
    more_starting_after: z.string().optional(),
  });
}

/** For what the wire answers as begun and we have done already. */
export const AsyncAction = z.object({ async_action_id: z.string() });

/** A change that is answered with nothing. */
export const Done = z.strictObject({});

export const NoAssignments = z.object({
  object: z.literal("list"),
  data_ref: z.literal("data"),
  data: z.array(z.unknown()),
  total: z.int(),
});
