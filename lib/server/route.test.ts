import { expect, test } from "vitest";
import { Prisma } from "@/lib/generated/prisma/client";
import { asAppError } from "./route";

const clientVersion = "test";

test.each([
  ["P2028", "a transaction that could not begin in time, or took too long"],
  ["P2024", "a connection that could not be had in time"],
])("%s is answered as overloaded, for it is %s and may be tried again", (code) => {
  const error = new Prisma.PrismaClientKnownRequestError("no", { code, clientVersion });
  expect(asAppError(error)).toMatchObject({ key: "overloaded", fields: { retryAfterSeconds: 1 } });
});

test("P2025 is a fault of ours, for trying again changes nothing", () => {
  const error = new Prisma.PrismaClientKnownRequestError("no", { code: "P2025", clientVersion });
  expect(asAppError(error)).toMatchObject({ key: "internal_error" });
});
