import { expect, test } from "vitest";
import { CustomerMemory, type RememberedCustomer } from "./customer-memory";

function customer(id: string): RememberedCustomer {
  return { id, version: 1, patch: "{}", summary: { id, source_id: id, name: null, email: null, metadata: {} } };
}

test("forgets the customer met longest ago, and asking for one is meeting her", () => {
  const memory = new CustomerMemory(2);
  memory.set("ann", customer("ann"));
  memory.set("bob", customer("bob"));
  memory.get("ann");
  memory.set("cem", customer("cem"));
  expect([memory.get("ann")?.id, memory.get("bob")?.id, memory.get("cem")?.id]).toEqual(["ann", undefined, "cem"]);
});
