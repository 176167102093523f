import { z } from "zod";

/** Answers that are no JSON. */

/** The file as text; its first line names the columns. */
export const CsvFile = z.string();
export const ImageFile = z.string().meta({ contentEncoding: "binary" });
/** A page for people, without script. */
export const PublicPage = z.string();
