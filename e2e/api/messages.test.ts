import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { storedId } from "@/lib/domain/id";
import { defaultTemplates } from "@/lib/domain/message/default-templates";
import type { Message, MessageDetail } from "@/lib/domain/message/message-record";
import type { MessageOccasion } from "@/lib/domain/message/occasion";
import { MessageLoop } from "@/lib/pipeline/message/message-loop";
import { pool } from "@/lib/server/db";
import { callerOf } from "./api-caller";
import { MailReceiver } from "./mail-receiver";
import { makePerson, signIn } from "./people";
import { ReferralShop, type Running } from "./referral-shop";
import { until } from "./until";

// The server says by its settings whether mails can leave; where they go is each test's.
vi.hoisted(() => {
  process.env.GOODWORD_SMTP_URL = "smtp://127.0.0.1:1";
  process.env.GOODWORD_MAIL_FROM = "post@goodword.test";
  process.env.GOODWORD_PUBLIC_URL = "https://goodword.test";
});

let rig: ReferralShop;
let receiver: MailReceiver;
let loops: MessageLoop[] = [];

beforeAll(async () => {
  rig = await ReferralShop.open();
  receiver = await MailReceiver.start();
});

afterEach(async () => {
  await Promise.all(loops.map((loop) => loop.stop()));
  loops = [];
});

afterAll(async () => {
  await receiver.close();
  expect(await rig.close()).toEqual([]);
});

/** Workers that send; without a setting they keep. */
function work(count = 1, setting = receiver.setting as MailReceiver["setting"] | null) {
  for (let at = 0; at < count; at++) {
    const loop = new MessageLoop(setting);
    loop.start();
    loops.push(loop);
  }
}

const call = (method: string, path: string, body?: unknown) => rig.shop.call(method, path, body);

async function switchOn(campaign: Running, occasion: MessageOccasion, texts: object = {}) {
  const body = { ...defaultTemplates[occasion], ...texts, enabled: true };
  const { status, body: answer } = await call("PUT", `/api/campaigns/${campaign.id}/messages/${occasion}`, body);
  if (status !== 200) throw new Error(answer.details);
}

/** Who signed up may buy, and only a purchase converts. */
const inSteps = () => ({
  goals: [
    {
      ...{ id: "sign_up", name: "Sign-up", trigger: { name: "signed_up" }, qualifies: false },
      action: { kind: "reward", referee: rig.coupon() },
    },
    rig.buys({ needs: "sign_up" }),
  ],
});

let people = 0;
const newAddress = () => `anna-${people++}@shop.test`;

/** A campaign whose referrer has an address, and one of somebody who comes by her code and buys. */
async function running(occasions: MessageOccasion[], goal: object = {}, config: object = {}) {
  const campaign = await rig.running({ goals: [rig.buys(goal)], ...config });
  const referrerAddress = newAddress();
  await call("POST", "/v1/customers", { source_id: campaign.referrer, name: "Nora Ryan", email: referrerAddress });
  for (const occasion of occasions) await switchOn(campaign, occasion);
  return { campaign, referrerAddress };
}

async function comes(campaign: Running, customer: object = {}) {
  const address = newAddress();
  const who = address.slice(0, address.indexOf("@"));
  await rig.send({ who, code: campaign.code, customer: { email: address, name: "Anna Berg", ...customer } });
  return { who, address };
}

const messages = async (campaign: Running, query = ""): Promise<Message[]> =>
  (await call("GET", `/api/messages?campaign=${campaign.id}${query}`)).body.data;
const message = async (id: string): Promise<MessageDetail> => (await call("GET", `/api/messages/${id}`)).body;
const settled = (campaign: Running, count: number) =>
  until(`${count} messages are settled`, async () => {
    const found = await messages(campaign);
    return found.length === count && found.every(({ status }) => status !== "queued") && found;
  });
const tried = (campaign: Running, attempts: number) =>
  until(`attempt ${attempts} has ended`, async () => {
    const { rows } = await pool().query(
      "SELECT FROM message WHERE campaign_id = $1 AND attempts = $2 AND leased_until IS NULL",
      [storedId("campaign", campaign.id), attempts],
    );
    return rows.length === 1 && (await messages(campaign))[0];
  });
const passTime = () => pool().query("UPDATE message SET next_attempt_at = now() WHERE status = 'queued'");

describe("what is told", () => {
  test("a conversion tells both people once each, though the event comes twice and two workers send", async () => {
    work(2);
    const { campaign, referrerAddress } = await running(["referee.reward_issued", "referrer.reward_issued"]);
    const body = {
      ...{ event: "order_paid", source_id: "order-1", metadata: {}, referral: { code: campaign.code } },
      customer: { source_id: "twice", email: "twice@shop.test", name: "Ben Olsen" },
    };
    for (let times = 0; times < 2; times++) await call("POST", "/v1/events?wait=decisions", body);
    await rig.send({ who: "twice", code: campaign.code });
    const told = await settled(campaign, 2);
    expect(told.map(({ occasion, status, address }) => [occasion, status, address]).sort()).toEqual([
      ["referee.reward_issued", "sent", "twice@shop.test"],
      ["referrer.reward_issued", "sent", referrerAddress],
    ]);
    const [toFriend] = receiver.to("twice@shop.test");
    const [toReferrer] = receiver.to(referrerAddress);
    expect(toFriend?.headers.subject).toBe("You got a coupon");
    expect(toFriend?.parts["text/plain"]).toMatch(/^Hello Ben,\n.*Your code: HELLO-\w{8}\n/s);
    expect(toReferrer?.parts["text/plain"]).toMatch(
      /^Hello Nora,\n\nyou brought Ben, and you got €\s10\.00 credits for it/,
    );
    expect([receiver.to("twice@shop.test").length, receiver.to(referrerAddress).length]).toEqual([1, 1]);
  });

  test("says who sends it, under which id, and how it is ended; the outbox shows it as it went", async () => {
    work();
    const { campaign } = await running(["referee.attributed"]);
    const { address } = await comes(campaign);
    const [told] = await settled(campaign, 1);
    const detail = await message(told?.id ?? "");
    const [mail] = receiver.to(address);
    expect(mail?.headers).toMatchObject({
      from: "Shop <post@goodword.test>",
      to: address,
      "message-id": `<${told?.id}@goodword.test>`,
      "auto-submitted": "auto-generated",
      "list-unsubscribe": expect.stringMatching(/^<https:\/\/goodword\.test\/u\/[\w-]{40,}>$/),
      "list-unsubscribe-post": "List-Unsubscribe=One-Click",
    });
    expect(mail?.parts["text/plain"]?.trim()).toBe(detail.text?.trim());
    expect(mail?.parts["text/html"]?.trim()).toBe(detail.html?.trim());
    expect(detail).toMatchObject({ status: "sent", providerId: "250 2.0.0 Ok: queued", mail: { isSet: true } });
  });

  test("nothing is written of a message that is off, nor of what was rolled back", async () => {
    const { campaign } = await running(["referee.attributed"]);
    await pool().query(`
      CREATE FUNCTION test_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
      CREATE CONSTRAINT TRIGGER test_refuse AFTER INSERT ON message DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION test_refuse()`);
    const refused = await call("POST", "/v1/events?wait=decisions", {
      ...{ event: "order_paid", metadata: {}, referral: { code: campaign.code } },
      customer: { source_id: "rolled-back", email: "rolled-back@shop.test" },
    });
    await pool().query("DROP TRIGGER test_refuse ON message; DROP FUNCTION test_refuse");
    expect(refused.body.failure).toMatch(/no/);
    expect(await messages(campaign)).toEqual([]);
    await comes(campaign);
    expect((await messages(campaign)).map(({ occasion }) => occasion)).toEqual(["referee.attributed"]);
  });

  test("a friend who comes and converts later is told of in two steps, each when it happens", async () => {
    work();
    const { campaign, referrerAddress } = await running(
      ["referrer.friend_came", "referrer.friend_qualified"],
      {},
      inSteps(),
    );
    await rig.send({ who: "in-steps", code: campaign.code, customer: { name: "Ada Low" } });
    await settled(campaign, 1);
    await rig.send({ event: "signed_up", who: "in-steps" });
    await rig.send({ who: "in-steps" });
    await settled(campaign, 2);
    expect(receiver.to(referrerAddress).map(({ headers }) => headers.subject)).toEqual([
      "Ada came by your invitation",
      "Ada is in, thanks to you",
    ]);
  });

  test("a purchase that was refunded takes back what was given, and says so", async () => {
    work();
    const refund = {
      ...{ id: "refund", name: "Refund", trigger: { name: "order_refunded" }, qualifies: false },
      ...{ occurrence: { kind: "every" }, action: { kind: "take_back", goals: ["buy"] } },
    };
    const goals = [rig.buys(), refund];
    const { campaign, referrerAddress } = await running(["referrer.reward_ended"], {}, { goals });
    const { who } = await comes(campaign);
    expect(await messages(campaign)).toEqual([]);
    await rig.send({ event: "order_refunded", who });
    await settled(campaign, 1);
    expect(receiver.to(referrerAddress)[0]?.parts["text/plain"]).toContain("the purchase it was for was refunded");
  });

  test("a reward that comes to nothing after it was told of says why, and one nobody heard of says nothing", async () => {
    work();
    const { campaign, referrerAddress } = await running(
      ["referrer.reward_pending", "referrer.reward_ended", "referee.reward_ended"],
      {
        holdDays: 14,
      },
    );
    await comes(campaign);
    await settled(campaign, 1);
    const [pending] = receiver.to(referrerAddress);
    const due = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    expect(pending?.parts["text/plain"]).toContain(`It is yours on ${due.format(Date.now() + 14 * 86_400_000)}`);
    const rewards = (await rig.rewards(campaign)).map(({ id }: { id: string }) => id);
    await call("POST", "/api/rewards/refuse", { rewards, reason: "The cousin of the boss" });
    const told = await settled(campaign, 2);
    expect(told.map(({ occasion }) => occasion)).toEqual(["referrer.reward_ended", "referrer.reward_pending"]);
    const [, ended] = receiver.to(referrerAddress);
    expect(ended?.parts["text/plain"]).toContain("it did not meet the conditions of the campaign");
    expect(ended?.parts["text/plain"]).not.toContain("cousin");
  });

  test("a number of friends is told as a step, in place of the reward that it gives", async () => {
    work();
    const tiers = [{ id: "many", goal: "buy", at: 2, repeats: false, reward: rig.credits(5_000) }];
    const { campaign } = await running(["referrer.tier_reached", "referrer.reward_issued"], {}, { tiers });
    await comes(campaign);
    await comes(campaign);
    const told = (await settled(campaign, 3)).map(({ occasion }) => occasion).sort();
    expect(told).toEqual(["referrer.reward_issued", "referrer.reward_issued", "referrer.tier_reached"]);
  });
});

describe("how it is sent", () => {
  test("a mail that is put off is tried again as the same mail, one that is refused has failed with the reason", async () => {
    work();
    const { campaign } = await running(["referee.attributed"]);
    receiver.refusals.push({ code: 451, words: "4.7.1 Greylisted" });
    const { address } = await comes(campaign);
    const later = await tried(campaign, 1);
    expect(later).toMatchObject({ status: "queued", error: "The mail server put it off: 451 4.7.1 Greylisted" });
    expect(Date.parse(later.nextAttemptAt ?? "")).toBeGreaterThan(Date.now());
    await passTime();
    const [sent] = await settled(campaign, 1);
    expect([sent?.status, sent?.attempts, sent?.error]).toEqual(["sent", 2, null]);
    expect(receiver.to(address)).toHaveLength(1);

    receiver.refusals.push({ code: 550, words: "5.1.1 No such mailbox" });
    const other = await running(["referee.attributed"]);
    await comes(other.campaign);
    const [failed] = await settled(other.campaign, 1);
    expect(failed).toMatchObject({
      ...{ status: "failed", attempts: 1 },
      error: "The mail server refused it: 550 5.1.1 No such mailbox",
    });
  });

  test("a server that cannot be reached or does not know us is asked again, and its password is told to nobody", async () => {
    work(1, { url: `${receiver.url.replace("//", "//me:hunter2@")}`, from: "post@goodword.test" });
    const { campaign } = await running(["referee.attributed"]);
    await comes(campaign);
    const waiting = await tried(campaign, 1);
    expect(waiting.status).toBe("queued");
    expect(waiting.error).toBe("The mail server did not accept the user and password that are set.");
    expect(JSON.stringify(await message(waiting.id))).not.toContain("hunter2");
  });

  test("without a mail server it is written and kept, and sent as it was written once there is one", async () => {
    work(1, null);
    const { campaign } = await running(["referee.attributed"]);
    const { address } = await comes(campaign);
    const [kept] = await settled(campaign, 1);
    expect(kept).toMatchObject({ status: "kept", subject: "Welcome to Shop", address });
    await switchOn(campaign, "referee.attributed", { subject: "Something else" });
    await loops.pop()?.stop();
    work();
    const { status } = await call("POST", `/api/messages/${kept?.id}/resend`);
    expect(status).toBe(200);
    await settled(campaign, 1);
    expect(receiver.to(address)[0]?.headers.subject).toBe("Welcome to Shop");
  });

  test("nobody is sent anything without an address, at an example's, or after the message was switched off", async () => {
    const { campaign } = await running(["referee.attributed"]);
    await comes(campaign, { email: null });
    await comes(campaign, { email: "someone@example.com" });
    await comes(campaign, { email: "two@shop.test,three@shop.test" });
    work();
    const skipped = await settled(campaign, 3);
    expect(skipped.map(({ status, skipReason }) => `${status} ${skipReason}`)).toEqual([
      "skipped no_address",
      "skipped example_address",
      "skipped no_address",
    ]);
    await loops.pop()?.stop();
    await comes(campaign);
    const texts = defaultTemplates["referee.attributed"];
    await call("PUT", `/api/campaigns/${campaign.id}/messages/referee.attributed`, { ...texts, enabled: false });
    work();
    expect((await settled(campaign, 4))[0]?.skipReason).toBe("switched_off");
  });

  test("no more than ten leave in a second", async () => {
    const { campaign } = await running(["referee.attributed"]);
    const addresses: string[] = [];
    for (let at = 0; at < 12; at++) addresses.push((await comes(campaign)).address);
    work();
    await settled(campaign, 12);
    const times = receiver.mails.filter(({ to }) => addresses.includes(to[0] ?? "")).map(({ atMs }) => atMs);
    expect((times[11] ?? 0) - (times[9] ?? 0)).toBeGreaterThan(500);
  });
});

describe("what somebody is called", () => {
  test("makes no markup, no link and no header", async () => {
    work();
    const { campaign } = await running([]);
    await switchOn(campaign, "referee.attributed", {
      subject: "Hello {{ customer.name }}",
      body: "Hello {{ customer.name }} of {{ customer.metadata.team }}",
    });
    const name = 'Eve\r\nBcc: all@shop.test <img src="x"> [win](https://evil.test)';
    const { address } = await comes(campaign, { name, metadata: { team: "<b>Red</b>" } });
    const [told] = await settled(campaign, 1);
    const [mail] = receiver.to(address);
    expect(mail?.to).toEqual([address]);
    expect(mail?.headers.bcc).toBeUndefined();
    expect(told?.subject).toBe('Hello Eve Bcc: all@shop.test <img src="x"> [win](https://evil.test)');
    expect(mail?.parts["text/html"]).toContain(
      "Hello Eve Bcc: all@shop.test &lt;img src=&quot;x&quot;&gt; [win](https://evil.test) of &lt;b&gt;Red&lt;/b&gt;",
    );
  });

  test("is known to the other only by the first name, and goes with whoever is erased", async () => {
    work();
    const { campaign, referrerAddress } = await running(["referrer.friend_came", "referee.attributed"]);
    const { who } = await comes(campaign, { name: "Anna Berg" });
    await settled(campaign, 2);
    const [mail] = receiver.to(referrerAddress);
    expect(mail?.parts["text/plain"]).toContain("Anna came by your code");
    expect(mail?.parts["text/plain"]).not.toContain("Berg");
    expect((await call("POST", `/api/customers/${who}/erase`)).status).toBe(200);
    expect(await messages(campaign)).toEqual([]);
  });
});

describe("ending it", () => {
  const linkOf = (address: string) =>
    new URL(receiver.to(address)[0]?.headers["list-unsubscribe"]?.slice(1, -1) ?? "").pathname;

  test("one click ends the mails, following the link does not, and the reader may have them again", async () => {
    work();
    const { campaign } = await running(["referee.attributed", "referee.reward_issued"], {}, inSteps());
    const { who, address } = await comes(campaign);
    await settled(campaign, 1);
    const link = `${rig.app.url}${linkOf(address)}`;
    const page = await fetch(link);
    expect(await page.text()).toContain("No more of these mails?");
    expect(page.headers.get("content-security-policy")).toContain("form-action 'self'");
    expect((await call("GET", `/api/customers/${who}`)).body.unsubscribedAt).toBeNull();

    const oneClick = {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
    };
    for (let times = 0; times < 2; times++) expect((await fetch(link, oneClick)).status).toBe(200);
    expect((await call("GET", `/api/customers/${who}`)).body.unsubscribedAt).toEqual(expect.any(String));
    await rig.send({ who, event: "signed_up" });
    const [reward] = await settled(campaign, 2);
    expect([reward?.occasion, reward?.status, reward?.skipReason]).toEqual([
      ...["referee.reward_issued", "skipped", "unsubscribed"],
    ]);
    expect((await fetch(`${link}?again=1`, { method: "POST" })).status).toBe(200);
    expect((await call("GET", `/api/customers/${who}`)).body.unsubscribedAt).toBeNull();
    const { rows } = await pool().query("SELECT action FROM audit_entry WHERE resource_id = $1 ORDER BY id", [
      storedId("customer", (await call("GET", `/api/customers/${who}`)).body.id),
    ]);
    expect(rows.map(({ action }) => action).slice(-2)).toEqual(["customer.unsubscribe", "customer.resubscribe"]);
  });

  test("a link that we did not make, or that was changed, leads nowhere", async () => {
    work();
    const { campaign } = await running(["referee.attributed"]);
    const { address } = await comes(campaign);
    await settled(campaign, 1);
    const path = linkOf(address);
    const changed = path.slice(0, -1) + (path.endsWith("A") ? "B" : "A");
    for (const each of ["/u/none", changed]) {
      expect((await fetch(`${rig.app.url}${each}`, { method: "POST" })).status, each).toBe(404);
    }
  });
});

describe("words", () => {
  const put = (campaign: Running, texts: object) =>
    call("PUT", `/api/campaigns/${campaign.id}/messages/referrer.friend_came`, {
      subject: "A",
      enabled: true,
      ...texts,
    });

  test("what cannot be written is refused with its line, also what would not end", async () => {
    const { campaign } = await running([]);
    const { status, body } = await put(campaign, { body: "Hello\n{{ customer.nmae }}\n{{ freind.first_name }}" });
    expect(status).toBe(400);
    expect(body.violations).toEqual([
      {
        ...{ pointer: "/body", line: 2, column: 4 },
        message: "Line 2: There is no “customer.nmae” here: did you mean customer.name?",
      },
      {
        ...{ pointer: "/body", line: 3, column: 4 },
        message: "Line 3: There is no “freind.first_name” here: did you mean friend.first_name?",
      },
    ]);
    const endless = "{% for i in (1..9000) %}{% for j in (1..9000) %}x{% endfor %}{% endfor %}";
    expect((await put(campaign, { body: endless })).body.violations).toMatchObject([
      { message: "Line 1: This is too much work for one mail" },
    ]);
    expect((await put(campaign, { subject: "Two\nlines", body: "x" })).body.violations).toMatchObject([
      { pointer: "/subject" },
    ]);
    expect((await call("GET", `/api/campaigns/${campaign.id}/messages/referrer.friend_came`)).body.isSaved).toBe(false);
  });

  test("a preview is of the customer that is named, or of an example, and says what is wrong", async () => {
    const { campaign } = await running([]);
    const path = `/api/campaigns/${campaign.id}/messages/referrer.reward_issued/preview`;
    const texts = {
      subject: "{{ reward.words }}",
      body: "{{ customer.name }} {{ code }} {{ customer.metadata.plan }}",
    };
    await call("POST", "/v1/customers", { source_id: campaign.referrer, metadata: { plan: "gold" } });
    const own = (await call("POST", path, { ...texts, customer: campaign.referrer })).body;
    expect(own.message.subject).toMatch(/^€\s10\.00 credits$/);
    expect(own.message.text).toMatch(/^Nora Ryan FRIEND-[A-Z0-9]{8} gold\n/);
    expect(own.message.text).toContain(campaign.code);
    const example = (await call("POST", path, texts)).body;
    expect(example.message.text).toMatch(/^Anna Berg FRIEND-\w+ \n/);
    const wrong = (await call("POST", path, { ...texts, body: "{% if x %}" })).body;
    expect(wrong).toMatchObject({ message: null, problems: [{ field: "body", line: 1, column: 1 }] });
  });

  test("a test goes to whoever asks for it and to nobody else, and no key can ask", async () => {
    const { campaign } = await running([]);
    const path = `/api/campaigns/${campaign.id}/messages/referee.attributed/test`;
    const texts = { subject: "Try", body: "x" };
    expect((await call("POST", path, texts)).status).toBe(403);
    const { email } = await makePerson({ [rig.shop.project.id]: "manager" });
    const cookie = await signIn(rig.app.url, email);
    const person = callerOf(rig.app.url, {
      cookie,
      origin: rig.app.url,
      "x-goodword-project": rig.shop.project.publicId,
    });
    const { status, body } = await person("POST", path, texts);
    // The server's own setting leads to a port at which nobody listens.
    expect([status, body.details]).toEqual([400, "The mail server could not be reached."]);
    expect(await messages(campaign)).toEqual([]);
  });

  test("every mail's link to the status page is the same one, and opens it", async () => {
    work();
    const { campaign } = await running(["referee.attributed", "referee.reward_issued"]);
    const { address } = await comes(campaign);
    await settled(campaign, 2);
    const links = receiver
      .to(address)
      .map(({ parts }) => /https:\/\/goodword\.test(\/s\/\S+)/.exec(parts["text/plain"] ?? "")?.[1]);
    expect(links[0]).toMatch(/^\/s\/[\w-]{32}$/);
    expect(links[1]).toBe(links[0]);
    expect(await (await fetch(rig.app.url + links[0])).text()).toContain("Hello Anna");
  });

  test("only a referral campaign has messages", async () => {
    const id = await rig.startCampaign({
      ...{ kind: "coupons", joinOnce: false },
      code: { pattern: "C-########", charset: "23456789ABCDEFGHJKMNPQRSTWXYZ" },
    });
    expect((await call("GET", `/api/campaigns/${id}/messages`)).status).toBe(400);
    expect((await call("GET", "/api/messages/msg_00000000000000000000000000")).status).toBe(404);
  });
});
