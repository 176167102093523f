import ts from "typescript";
import { expect, test } from "vitest";
import { EventSchemaDefinition } from "./definition";
import { sampleBody, typeScriptSnippet } from "./sample-request";
import { eventTemplates } from "./templates";
import { toTypeScript, typeName } from "./typescript";
import { typeNameCases, typeScriptCases } from "./typescript.cases";

test.each(typeScriptCases)("$property reads $reads", ({ property, reads }) => {
  const definition = EventSchemaDefinition.parse({
    properties: [{ id: "p", name: "p", type: "string", ...property }],
  });
  expect(toTypeScript("e", definition)).toBe(`export interface EProperties {\n  ${reads}\n}`);
});

test.each(typeNameCases)("the type of the event %s is called %s", (event, name) => {
  expect(typeName(event)).toBe(name);
});

/** What a strict compiler says of the text. */
function complaints(text: string): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  host.getSourceFile = (name, version) =>
    name === "snippet.ts" ? ts.createSourceFile(name, text, version) : read(name, version);
  const program = ts.createProgram(["snippet.ts"], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

const node = "declare const process: { env: Record<string, string | undefined> };";

test("the snippets of all templates compile strictly and let their sample payloads be sent", () => {
  const texts = eventTemplates.map(({ name, definition }, at) => {
    const { customer, metadata } = sampleBody(name, definition);
    const send = `track(${JSON.stringify(name)}, ${JSON.stringify(customer)}, ${JSON.stringify(metadata)});`;
    return `namespace T${at} {\n${typeScriptSnippet(name, definition, "https://goodword.example")}\n${send}\n}`;
  });
  expect(complaints([node, ...texts].join("\n"))).toEqual([]);
}, 30_000);

test("a misspelled property does not compile", () => {
  const definition = EventSchemaDefinition.parse({
    properties: [{ id: "plan", name: "plan", type: "string", required: true }],
  });
  const snippet = typeScriptSnippet("subscribed", definition, "https://goodword.example");
  const wrong = `${node}\n${snippet}\ntrack("subscribed", { source_id: "1" }, { plann: "pro" });`;
  expect(complaints(wrong).join()).toMatch(/plann/);
}, 30_000);
