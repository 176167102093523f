import { z } from "zod";

export const StatusLink = z.object({ isThere: z.boolean(), createdAt: z.iso.datetime().nullable() });
export type StatusLink = z.infer<typeof StatusLink>;

/** The link is shown once; one made before leads nowhere from then on. */
export const NewStatusLink = z.object({ link: z.string(), createdAt: z.iso.datetime() });
export type NewStatusLink = z.infer<typeof NewStatusLink>;
