import { z } from "zod";
import type { RouteName } from "@/lib/domain/permission";

type SuccessStatus = 200 | 201 | 202;

/** What a route takes and answers. The route checks by it, the API's description is made from it. */
export interface RouteSchemas<
  A extends z.ZodType = z.ZodType,
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
> {
  params?: P;
  query?: Q;
  body?: B;
  /** The body of the answer; `noContent` where there is none, a text's schema for streams and files. */
  answer: A;
  /** Of that answer, 200 unless said. */
  status?: SuccessStatus;
  /** What it may answer instead, by status. */
  otherwise?: Partial<Record<SuccessStatus, z.ZodType>>;
  /** Of the answer, application/json unless said. */
  media?: readonly [string, ...string[]];
}

export interface RouteDeclaration<N extends RouteName = RouteName> {
  name: N;
  schemas: RouteSchemas;
}

/** A route's handler, which carries what the route takes and answers. */
export interface Declared<N extends RouteName = RouteName> {
  readonly declaration: RouteDeclaration<N>;
}

/**
 * An answer before it becomes JSON. Moments may be dates, and closed sets of words are texts in the rows that answers are
 * made of: which word it is, is seen in tests.
 */
export type Answerable<T> = T extends string
  ? string | Date
  : T extends readonly (infer Item)[]
    ? Answerable<Item>[]
    : T extends object
      ? { [Key in keyof T]: Answerable<T[Key]> }
      : T;

/** For answers of 204. */
export const noContent = z.void();

/** For answers that are put together from loose parts, as Voucherify's shapes are: checked in tests, not by the compiler. */
export function looselyTyped<S extends z.ZodType>(schema: S): z.ZodType<z.output<S>, unknown> {
  return schema as unknown as z.ZodType<z.output<S>, unknown>;
}

/** A handler that does without route(), because it is in the hot path or asked by machines, and is described all the same. */
export function declare<N extends RouteName, H extends (...given: never[]) => Promise<Response>>(
  name: N,
  schemas: RouteSchemas,
  handler: H,
): H & Declared<N> {
  return Object.assign(handler, { declaration: { name, schemas } });
}

export function successStatus({ answer, status }: RouteSchemas): number {
  return answer === noContent ? 204 : (status ?? 200);
}
