import { describe, expect, test } from "vitest";
import { type Came, withCame } from "./came-before";
import { arrival } from "./decide-referral.cases";

const at = (time: string) => new Date(`2026-06-15T${time}:00Z`);
const comer = { campaignId: "c", holderId: "anna", refereeId: "bob", at: at("12:00") };
const friend = (changes: Partial<Came> = {}): Came => ({
  ...{ campaignId: "c", referrerId: "anna", refereeId: "carl", at: at("11:00"), trace: null },
  ...changes,
});

describe("who comes", () => {
  test.each<[when: string, came: Came[], friends: number]>([
    ["after a friend of the same campaign", [friend()], 1],
    ["after two", [friend(), friend({ refereeId: "dora" })], 2],
    ["at the same moment", [friend({ at: at("12:00") })], 1],
    ["before one whose event occurred later", [friend({ at: at("12:01") })], 0],
    ["a day after one", [friend({ at: new Date("2026-06-14T12:00:00Z") })], 0],
    ["after a friend of somebody else", [friend({ referrerId: "eve" })], 0],
    ["after a friend in another campaign", [friend({ campaignId: "other" })], 0],
  ])("%s sees as many friends as came in the day", (_, came, friends) => {
    expect(withCame({ ...arrival, friendsInDay: 4 }, comer, came).friendsInDay).toBe(4 + friends);
  });

  test.each<[when: string, came: Came[], isLoop: boolean]>([
    ["and referred the holder a moment before", [friend({ referrerId: "bob", refereeId: "anna" })], true],
    ["and did so in another campaign", [friend({ campaignId: "x", referrerId: "bob", refereeId: "anna" })], true],
    ["after a friend of the same referrer", [friend()], false],
  ])("%s is in a loop: %s", (_, came, isLoop) => {
    expect(withCame(arrival, comer, came).isLoop).toBe(isLoop);
  });

  test("is compared with where the friends before came from, and not with themself", () => {
    const trace = { ip: "203.0.113.9", userAgent: "x", deviceId: "d" };
    const came = [friend({ trace }), friend({ refereeId: "bob", trace })];
    expect(withCame(arrival, comer, came).traces).toEqual([{ ...trace, who: "another friend of the same referrer" }]);
  });
});
