import { z } from "zod";
import { storedJsonProblem } from "../stored-json";
import { isStorable, unstorableMessage } from "../stored-text";
import { EventSchemaDefinition } from "./definition";
import { eventNameLengthMax } from "./event-name";
import { EventName } from "./event-name-input";

const definitionBounds = { depthMax: 32, bytesMax: 512 * 1024 };
const metadataBounds = { depthMax: 32, bytesMax: 64 * 1024 };
const pastedCharactersMax = 512 * 1024;

function bounded(bounds: { depthMax: number; bytesMax: number }) {
  return z.unknown().superRefine((value, refinement) => {
    const problem = storedJsonProblem(value ?? null, bounds);
    if (problem) refinement.addIssue({ code: "custom", message: problem });
  });
}

/** A definition as somebody sends it. Bounded first: reading properties within properties goes as deep as they do. */
export const DefinitionInput = bounded(definitionBounds).pipe(EventSchemaDefinition);

const Description = z.string().trim().max(2_000).refine(isStorable, unstorableMessage).nullable();
const Revision = z.int();
/** As a path or a query string says it, too. */
export const VersionNumber = z.coerce.number().pipe(z.int().min(1).max(2_147_483_647));

/** Begins empty, or with a template's or a given definition, as a draft. */
export const EventSchemaInput = z
  .strictObject({
    name: EventName,
    description: Description.optional(),
    template: z.string().max(eventNameLengthMax).optional(),
    definition: DefinitionInput.optional(),
  })
  .refine(({ template, definition }) => template === undefined || definition === undefined, {
    path: ["definition"],
    error: "comes from the template: send one of the two",
  });
export type EventSchemaInput = z.infer<typeof EventSchemaInput>;

export const EventSchemaChange = z
  .strictObject({ name: EventName.optional(), description: Description.optional() })
  .refine(({ name, description }) => name !== undefined || description !== undefined, "names nothing to change");
export type EventSchemaChange = z.infer<typeof EventSchemaChange>;

/** `revision` is the one the editor saw; when somebody saved since, the edit is refused. */
export const DraftInput = z.strictObject({ revision: Revision, definition: DefinitionInput });
export type DraftInput = z.infer<typeof DraftInput>;

export const DraftDiscard = z.object({ revision: z.coerce.number().pipe(Revision).optional() });
export type DraftDiscard = z.infer<typeof DraftDiscard>;

export const EventSchemaPublish = z.strictObject({ revision: Revision });
export type EventSchemaPublish = z.infer<typeof EventSchemaPublish>;

/** Without the revision it is refused where a draft would be lost. */
export const EventSchemaRestore = z.strictObject({ number: VersionNumber, revision: Revision.optional() });
export type EventSchemaRestore = z.infer<typeof EventSchemaRestore>;

/** A published version by its number, the one that holds now, or what is being edited. */
export const VersionChoice = z.union([z.enum(["draft", "published"]), VersionNumber], {
  error: "must be the number of a version, published or draft",
});
export type VersionChoice = z.infer<typeof VersionChoice>;

export const VersionQuery = z.object({ version: VersionChoice.optional() });

export const DiffQuery = z.object({ from: VersionChoice.default("published"), to: VersionChoice.default("draft") });
export type DiffQuery = z.infer<typeof DiffQuery>;

export const MetadataCheck = z.strictObject({
  metadata: bounded(metadataBounds),
  against: VersionChoice.optional(),
});
export type MetadataCheck = z.infer<typeof MetadataCheck>;

export const PastedExamples = z.strictObject({ text: z.string().min(1).max(pastedCharactersMax) });
export type PastedExamples = z.infer<typeof PastedExamples>;

export const RejectedExamples = z.strictObject({
  eventName: z.string().min(1).max(eventNameLengthMax).refine(isStorable, unstorableMessage),
});
export type RejectedExamples = z.infer<typeof RejectedExamples>;
