import { expect, type Page } from "@playwright/test";
import { type OwnProject, openOwnProject, publishEvent } from "./own-project";
import { expectAccessible, test } from "./shop";

interface Scene {
  project: OwnProject;
  code: string;
  pay: (who: { source_id: string; [field: string]: unknown }, total: number) => Promise<void>;
  /** Resolves to the refund's id. */
  refund: (sourceId: string) => Promise<string>;
}

const codes = (pattern: string) => ({
  joinOnce: false,
  code: { pattern, charset: "23456789ABCDEFGHJKMNPQRSTWXYZ" },
});

/** Nora Ryan holds a code of a campaign that pays for orders of 50, and looks twice at her own telephone number. */
async function openScene(page: Page): Promise<Scene> {
  const project = await openOwnProject(page);
  await publishEvent(project, "order_paid", [{ id: "total", name: "total", type: "number" }]);
  await publishEvent(project, "order_refunded", []);
  const start = async (name: string, config: object) => {
    const { id } = await project.call("POST", "/api/campaigns", { name, config });
    await project.call("POST", `/api/campaigns/${id}/start`, {});
    return id;
  };
  const cards = await start("Credits", { kind: "gift", amountMinor: 0, ...codes("CARD-########") });
  const coupons = await start("Welcome", { kind: "coupons", ...codes("HELLO-########") });
  const friends = await start("Friends", {
    kind: "referral",
    ...codes("FRIEND-########"),
    goals: [
      {
        ...{ id: "buy", name: "Purchase", trigger: { name: "order_paid" } },
        condition: { combinator: "and", rules: [{ field: "event.total", operator: ">=", value: 50 }] },
        action: {
          kind: "reward",
          referrer: { kind: "credits", campaign: { id: cards }, amount: { kind: "fixed", minor: 1_000 } },
          referee: { kind: "coupon", campaign: { id: coupons } },
        },
      },
      {
        ...{ id: "refund", name: "Refund", trigger: { name: "order_refunded" }, occurrence: { kind: "every" } },
        ...{ qualifies: false, action: { kind: "take_back", goals: ["buy"] } },
      },
    ],
    fraud: { signals: { same_phone: "hold" } },
  });
  const nora = { source_id: "nora", name: "Nora Ryan", phone: "+49 170 1234567" };
  await project.call("POST", "/v1/customers", nora);
  const made = await project.call("POST", `/api/campaigns/${friends}/codes`, { customer: "nora" });
  const [{ code }] = made.data as [{ code: string }];
  const pay: Scene["pay"] = async (customer, total) => {
    const body = JSON.stringify({ event: "order_paid", customer, referral: { code }, metadata: { total } });
    await project.call("POST", "/api/events", { body });
  };
  const refund: Scene["refund"] = async (sourceId) => {
    const body = JSON.stringify({ event: "order_refunded", customer: { source_id: sourceId }, metadata: {} });
    const { event } = await project.call("POST", "/api/events", { body });
    return (event as { id: string }).id;
  };
  return { project, code, pay, refund };
}

test("a held referral is judged a side at a time on its evidence, and the story tells what became of each", async ({
  page,
}) => {
  const { project, pay } = await openScene(page);
  await pay({ source_id: "kim", name: "Kim Lund", email: "kim@example.com", phone: "0049-170-1234567" }, 60);
  await page.goto(project.path("/rewards"));
  const held = page.getByRole("list", { name: "Held rewards" });
  await expect(held).toContainText("Same phone number as Nora Ryan");
  await expect(held).toContainText("Phone of Kim0049-170-1234567");
  await expect(held).toContainText("Phone of Nora+49 170 1234567");
  await expect(held).toContainText(/void on .+ unless judged/);
  await expectAccessible(page);

  // By keyboard: the first row, then its verb.
  await page.keyboard.press("j");
  await expect(page.getByRole("checkbox", { name: /Select .+ for/ }).first()).toBeFocused();
  await page.getByRole("button", { name: "Approve a coupon for Kim Lund" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Why").fill("Two people, one telephone");
  await dialog.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText("1 reward approved.")).toBeVisible();

  await page.getByRole("checkbox", { name: "Select all held rewards" }).check();
  await page.getByRole("button", { name: "Refuse…", exact: true }).first().click();
  await expect(dialog).toContainText("€ 10.00 credits for Nora Ryan");
  await dialog.getByRole("button", { name: "Refuse" }).click();
  await expect(dialog).toContainText("Say why, in a few words.");
  await dialog.getByLabel("Why").fill("One household");
  await dialog.getByRole("button", { name: "Refuse" }).click();
  await expect(page.getByRole("heading", { name: "Nothing waits for your judgement" })).toBeVisible();

  await page.getByRole("link", { name: "Where is my reward?" }).click();
  await page.getByLabel("Whose reward").fill("KIM@example.com");
  await page.keyboard.press("Enter");
  const rewards = page.getByRole("list", { name: "Rewards" });
  await expect(rewards).toContainText("Approved by");
  await expect(rewards).toContainText("Two people, one telephone");
  await expect(rewards).toContainText("Nora Ryan does not get € 10.00 credits");
  await expect(rewards).toContainText("One household");
  await expectAccessible(page);
});

test("a miss says by how little, is rewarded all the same with a reason, and is counted apart", async ({ page }) => {
  const { project, code, pay } = await openScene(page);
  await pay({ source_id: "lea", name: "Lea Vogt", email: "lea@example.com" }, 47.9);
  await page.goto(project.path("/rewards/find"));
  await page.getByLabel("Whose reward").fill(code.slice(0, -1));
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await expect(page.getByText(`Nothing was found for “${code.slice(0, -1)}”`)).toBeVisible();
  await page.getByRole("button", { name: new RegExp(`the code ${code} of Friends, held by Nora Ryan`) }).click();

  const missed = page
    .getByRole("list", { name: "Rewards" })
    .getByRole("listitem")
    .filter({ hasText: "referrer" })
    .first();
  await expect(missed).toContainText("needs total at least 50.00, was 47.90, short by 2.10");
  await missed.getByRole("button", { name: "Reward anyway…" }).click();
  const dialog = page.getByRole("dialog", { name: "Give Nora Ryan € 10.00 credits anyway?" });
  await expect(dialog).toContainText("past the rules and limits of Friends");
  await dialog.getByRole("button", { name: "Give € 10.00 credits" }).click();
  await expect(dialog).toContainText("Say why, in a few words.");
  await dialog.getByLabel("Why").fill("Only 2.10 short");
  await dialog.getByRole("button", { name: "Give € 10.00 credits" }).click();
  await expect(missed).toContainText("by hand and past the rules");
  await expect(missed.getByRole("button", { name: "Reward anyway…" })).toHaveCount(0);

  await page.goto(project.path("/rewards?view=all&byHand=true"));
  const table = page.getByRole("table", { name: "Rewards" });
  await expect(table.getByRole("link", { name: "€ 10.00 credits" })).toHaveCount(1);
  await expect(table).toContainText("by hand");
  await page.getByLabel("Given how").selectOption("By the rules");
  await expect(page.getByRole("heading", { name: "No reward matches this" })).toBeVisible();
  await expect(page).toHaveURL(/byHand=false/);
});

test("a refund takes back what both sides got, and the event, the list and the story say so", async ({ page }) => {
  const { project, pay, refund } = await openScene(page);
  await pay({ source_id: "kim", name: "Kim Lund", email: "kim@example.com" }, 60);
  await page.goto(project.path("/rewards?view=all"));
  const table = page.getByRole("table", { name: "Rewards" });
  await expect(table).toContainText("Kim Lund");
  await expect(table).not.toContainText(/taken back/i);

  const refunded = await refund("kim");
  await page.goto(project.path(`/events/${refunded}`));
  await expect(page.getByText("What Nora Ryan got was taken back.")).toBeVisible();
  await expect(page.getByText("What Kim Lund got was taken back.")).toBeVisible();

  await page.goto(project.path("/rewards?view=all"));
  await expect(table.getByText(/taken back/i)).toHaveCount(2);
  await page.goto(project.path("/rewards/find?q=kim"));
  await expect(page.getByRole("list", { name: "Rewards" }).first()).toContainText(/taken back/i);
});
