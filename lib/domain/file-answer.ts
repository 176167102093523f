import { z } from "zod";

/** Answers that are no JSON. */

/** The file as text; its first line names the columns. */
export const CsvFile = z.string();
/** Of events; its first line names the columns when it is CSV. */
export const EventFile = z.string();
export const ImageFile = z.string().meta({ contentEncoding: "binary" });
/** A page for people, without script. */
export const PublicPage = z.string();
