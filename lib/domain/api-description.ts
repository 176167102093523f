/** The parts of an OpenAPI 3.1 document that ours is made of. */

export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  format?: string;
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  [keyword: string]: unknown;
}

export interface ApiParameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: JsonSchema;
  style?: "deepObject";
  explode?: boolean;
}

export interface ApiMedia {
  schema: JsonSchema;
  example?: unknown;
}

export interface ApiAnswer {
  description: string;
  headers?: Record<string, unknown>;
  content?: Record<string, ApiMedia>;
}

/** An answer, or where it stands among the components. */
export type ApiAnswerOrRef = ApiAnswer | { $ref: string };

export interface ApiOperation {
  operationId: string;
  tags: [string];
  summary: string;
  description: string;
  security: Record<string, string[]>[];
  parameters: ApiParameter[];
  requestBody?: { required: boolean; content: Record<string, ApiMedia> };
  responses: Record<string, ApiAnswerOrRef>;
  /** Ours: what a caller must hold. */
  "x-access": string;
}

export interface ApiDescription {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } };
  servers: { url: string; description: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, ApiOperation>>;
  components: {
    schemas: Record<string, JsonSchema>;
    responses: Record<string, ApiAnswer>;
    securitySchemes: Record<string, unknown>;
  };
}

const schemaPrefix = "#/components/schemas/";

/** The name of the component that a schema points to. */
export function componentName({ $ref }: JsonSchema): string | null {
  return $ref?.startsWith(schemaPrefix) ? $ref.slice(schemaPrefix.length) : null;
}

export function schemaRef(name: string): JsonSchema {
  return { $ref: schemaPrefix + name };
}
