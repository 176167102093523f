import { expect, test } from "vitest";
import { z } from "zod";
import { assertDeclared, assertDeclaredResponse } from "./answer-check";
import { noContent, type RouteDeclaration } from "./route-declaration";

const declaration: RouteDeclaration = {
  name: "GET /api/customers",
  schemas: {
    answer: z.object({ data: z.array(z.object({ id: z.string(), at: z.iso.datetime().nullable() })) }),
    otherwise: { 202: z.object({ later: z.boolean() }) },
  },
};
const at = new Date("2026-11-24T09:30:00Z");

test.each([
  ["as declared, with moments as dates", 200, { data: [{ id: "a", at }] }],
  ["with a field that JSON leaves out", 200, { data: [{ id: "a", at: null, note: undefined }] }],
  ["as declared for its other status", 202, { later: true }],
])("an answer %s passes", (_title, status, body) => {
  expect(() => assertDeclared(declaration, status, body)).not.toThrow();
});

test.each([
  ["lacks a field", 200, { data: [{ id: "a" }] }, "/data/0/at"],
  ["has another type", 200, { data: [{ id: 1, at }] }, "/data/0/id"],
  ["has a field that is declared nowhere", 200, { data: [{ id: "a", at, secret: "x" }] }, "/data/0/secret"],
  ["has another status", 201, { data: [] }, "answers 201"],
])("an answer that %s is refused, and says where", (_title, status, body, where) => {
  expect(() => assertDeclared(declaration, status, body)).toThrow(
    expect.objectContaining({ fields: expect.objectContaining({ details: expect.stringContaining(where) }) }),
  );
});

test("nothing is what noContent answers", () => {
  const nothing: RouteDeclaration = { name: "GET /api/customers", schemas: { answer: noContent } };
  expect(() => assertDeclared(nothing, 204, undefined)).not.toThrow();
  expect(() => assertDeclared(nothing, 200, {})).toThrow();
});

test("a file of a media type that is not declared is refused", async () => {
  const file: RouteDeclaration = {
    name: "GET /api/events/export",
    schemas: { answer: z.string(), media: ["text/csv"] },
  };
  const of = (type: string) => new Response("a,b", { headers: { "content-type": type } });
  await expect(assertDeclaredResponse(file, of("text/csv; charset=utf-8"))).resolves.toBeUndefined();
  await expect(assertDeclaredResponse(file, of("text/html"))).rejects.toThrow();
});
