import { z } from "zod";

/** The id, source id or name that a path ends in, decoded. */
export const ById = z.object({ id: z.string().min(1).max(256) });
export const ByCode = z.object({ code: z.string().min(1).max(256) });
export const ByRerun = ById.extend({ rerun: z.string().min(1).max(64) });
export const BySimulation = ById.extend({ simulation: z.string().min(1).max(64) });
