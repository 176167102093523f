import { expect, test } from "vitest";
import { z } from "zod";
import { SchemaWriter } from "./schema-writer";

const Money = z.object({ currency: z.string(), amountMinor: z.int() });
const Reward = z.object({ money: Money.nullable(), at: z.iso.datetime() });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

test("what has a name stands among the components once, wherever it is used", () => {
  const writer = new SchemaWriter({ Money, Reward });
  const body = writer.write(z.object({ reward: Reward, price: Money }), "output");
  const { schemas, named } = writer.finish();
  expect(named(body).properties).toEqual({ reward: ref("Reward"), price: ref("Money") });
  expect(Object.keys(schemas)).toEqual(["Money", "Reward"]);
  expect(schemas.Reward?.properties?.money).toEqual({ anyOf: [ref("Money"), { type: "null" }] });
});

test("moments are told by their format, whole numbers without the bounds of the machine", () => {
  const { schemas } = written({ Reward, Money });
  expect(schemas.Reward?.properties?.at).toEqual({ type: "string", format: "date-time" });
  expect(schemas.Money?.properties?.amountMinor).toEqual({ type: "integer" });
});

test("answers may grow, unless they are declared as strict", () => {
  const Strict = z.strictObject({ id: z.string() });
  const { schemas } = written({ Money, Strict });
  expect(schemas.Money).not.toHaveProperty("additionalProperties");
  expect(schemas.Strict).toHaveProperty("additionalProperties", false);
});

test("what is sent and what is answered go apart where they differ, with all that holds them", () => {
  const Order = z.object({ count: z.int().default(1) });
  const Basket = z.object({ orders: z.array(Order), price: Money });
  const writer = new SchemaWriter({ Order, Basket, Money });
  const asked = writer.write(Basket, "input");
  const answered = writer.write(Basket, "output");
  const { schemas, named } = writer.finish();
  expect([named(asked), named(answered)]).toEqual([ref("BasketInput"), ref("Basket")]);
  expect(Object.keys(schemas)).toEqual(["Basket", "BasketInput", "Money", "Order", "OrderInput"]);
  expect(schemas.BasketInput?.properties?.orders).toEqual({ type: "array", items: ref("OrderInput") });
});

test("what contains itself ends in a reference, whether it has a name or not", () => {
  const Tree = z.object({
    get children() {
      return z.array(Tree);
    },
  });
  const { schemas } = written({ Tree });
  expect(schemas.Tree?.properties?.children).toEqual({ type: "array", items: ref("Tree") });
  const writer = new SchemaWriter({});
  writer.write(z.object({ value: z.json() }), "input");
  expect(Object.keys(writer.finish().schemas)).toEqual(["JsonValue"]);
});

function written(named: Record<string, z.ZodType>) {
  const writer = new SchemaWriter(named);
  for (const schema of Object.values(named)) writer.write(schema, "output");
  return writer.finish();
}
