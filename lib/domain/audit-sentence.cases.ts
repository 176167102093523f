import type { AuditAction } from "./audit-action";
import type { AuditEntry, AuditThing } from "./audit-entry";

export type Told = Partial<Pick<AuditEntry, "resource" | "related" | "before" | "after">>;

/** An action, what is said of it, what can be opened being in brackets, and what the entry tells. */
type Case = [AuditAction, string, Told?];

const thing = (kind: string, id: string, name: string | null, isThere = true): AuditThing => ({
  ...{ kind, id, name, isThere },
});
const key = thing("api_key", "key_1", "Web shop");
const friends = thing("campaign", "camp_1", "Friends");
const goneCampaign = thing("campaign", "camp_2", "Winter", false);
const codeThing = thing("code", "v_1", "NRY-01");
const nora = thing("customer", "cust_1", "Nora Ryan");
const goneCustomer = thing("customer", "cust_2", null, false);
const signedUp = thing("event_schema", "ms_1", "signed_up");
const goneSchema = thing("event_schema", "ms_2", null, false);
const refused = thing("rejected_event", "event_2", "checkout");
const goneRefused = thing("rejected_event", "event_3", null, false);
const invitation = thing("invitation", "inv_1", null, false);
const mara = thing("member", "user_1", "Mara Lind");
const goneMember = thing("member", "user_2", null, false);
const project = thing("project", "proj_1", "Northwind");
const publication = thing("publication", "pub_1", null, false);

const invited = { email: "mara@example.com", role: "editor" };

const apiKeyCases: Case[] = [
  ["api_key.create", "created the API key Shop", { resource: key, after: { name: "Shop" } }],
  ["api_key.change", "changed the API key Shop", { resource: key, before: { name: "Shop" }, after: { name: "Shop" } }],
  [
    "api_key.change",
    "renamed the API key Shop to Web",
    { resource: key, before: { name: "Shop" }, after: { name: "Web" } },
  ],
  ["api_key.roll", "rolled the API key Web shop", { resource: key, after: { replacedBy: "x" } }],
  ["api_key.revoke", "revoked the API key Shop", { resource: key, before: { name: "Shop" } }],
];

const campaignCases: Case[] = [
  ["campaign.create", "created the campaign [Friends]", { resource: friends, after: { name: "Friends", codes: 0 } }],
  [
    "campaign.create",
    "created the campaign [Friends] with 1,000 codes",
    { resource: friends, after: { name: "Friends", codes: 1_000 } },
  ],
  [
    "campaign.update",
    "changed the campaign [Friends]",
    { resource: friends, before: { name: "Friends" }, after: { name: "Friends" } },
  ],
  [
    "campaign.update",
    "renamed the campaign Fiends to [Friends]",
    { resource: friends, before: { name: "Fiends" }, after: { name: "Friends" } },
  ],
  ["campaign.cancel_rerun", "cancelled running events of the campaign [Friends] again", { resource: friends }],
  [
    "campaign.preview_rerun",
    "looked at running 2 events of the campaign [Friends] again",
    { resource: friends, after: { events: 2 } },
  ],
  ["campaign.rerun", "ran 1 event of the campaign [Friends] again", { resource: friends, after: { events: 1 } }],
  ["campaign.archive", "archived the campaign [Friends]", { resource: friends }],
  ["campaign.unarchive", "took the campaign [Friends] out of the archive", { resource: friends }],
  [
    "campaign.begin_draft",
    "began a new campaign, Friends",
    { resource: thing("campaign", "camp_3", null, false), after: { name: "Friends", isNew: true } },
  ],
  [
    "campaign.begin_draft",
    "began a new campaign, without a name yet",
    { resource: thing("campaign", "camp_3", null, false), after: { name: "", isNew: true } },
  ],
  ["campaign.begin_draft", "began to change the campaign [Friends]", { resource: friends, after: { name: "Friends" } }],
  [
    "campaign.discard_draft",
    "threw away the draft of the campaign [Friends]",
    { resource: friends, before: { name: "Friends" } },
  ],
  [
    "campaign.publish",
    "published the new campaign [Friends]",
    { resource: friends, after: { name: "Friends", version: 1 } },
  ],
  [
    "campaign.publish",
    "published version 3 of the campaign [Friends]",
    { resource: friends, before: { version: 2 }, after: { version: 3 } },
  ],
  [
    "campaign.publish",
    "published changes of the campaign [Friends]",
    { resource: friends, before: { version: 2 }, after: { version: 2 } },
  ],
  ["campaign.cancel_simulation", "cancelled a simulation of the campaign [Friends]", { resource: friends }],
  ["campaign.simulate", "simulated the campaign [Friends] over 90 days", { resource: friends, after: { days: 90 } }],
  ["campaign.change_landing", "changed the page that links of [Friends] lead to", { resource: friends }],
  [
    "campaign.change_message",
    "switched on the message Reward given of the campaign [Friends]",
    { resource: friends, after: { message: "Reward given", enabled: true } },
  ],
  [
    "campaign.change_message",
    "switched off the message Welcome of the campaign [Friends]",
    {
      resource: friends,
      before: { message: "Welcome", enabled: true },
      after: { message: "Welcome", enabled: false },
    },
  ],
  [
    "campaign.change_message",
    "changed the message Welcome of the campaign [Friends]",
    {
      resource: friends,
      before: { message: "Welcome", enabled: true },
      after: { message: "Welcome", enabled: true },
    },
  ],
  [
    "campaign.test_message",
    "sent a test of the message Step reached of the campaign [Friends]",
    { resource: friends, after: { message: "Step reached" } },
  ],
  [
    "customer.resend_message",
    "sent the message Welcome to [Nora Ryan] again",
    { resource: nora, after: { message: "Welcome" } },
  ],
  ["customer.unsubscribe", "wants no more mails: the customer [Nora Ryan]", { resource: nora }],
  ["customer.resubscribe", "wants mails again: the customer [Nora Ryan]", { resource: nora }],
  ["customer.create_status_link", "made a status link for the customer [Nora Ryan]", { resource: nora }],
  ["customer.revoke_status_link", "revoked the status link of the customer [Nora Ryan]", { resource: nora }],
  ["campaign.export", "exported rewards of the campaign [Friends]", { resource: friends, after: { what: "rewards" } }],
  ["campaign.export", "exported codes of the campaign [Friends]", { resource: friends, after: null }],
  [
    "campaign.import_codes",
    "imported 1,200 codes into the campaign [Friends]",
    { resource: friends, after: { rows: 1_200 } },
  ],
  [
    "campaign.publish_codes",
    "gave codes of the campaign [Friends] to 1 customer",
    { resource: friends, after: { rows: 1 } },
  ],
  [
    "code.rename",
    "renamed the code OLD-01 to NRY-01 of [Friends]",
    { resource: codeThing, related: { campaign: friends }, before: { code: "OLD-01" }, after: { code: "NRY-01" } },
  ],
  ["campaign.start", "started the campaign [Friends]", { resource: friends, before: { status: "draft" } }],
  ["campaign.start", "resumed the campaign [Friends]", { resource: friends, before: { status: "paused" } }],
  ["campaign.pause", "paused the campaign Winter", { resource: goneCampaign }],
  ["campaign.end", "ended the campaign camp_2", { resource: { ...goneCampaign, name: null } }],
  ["campaign.delete", "deleted the campaign Winter", { resource: goneCampaign, before: { name: "Winter" } }],
  ["campaign.add_codes", "added 1 code to the campaign [Friends]", { resource: friends, after: { count: 1 } }],
  [
    "campaign.add_codes",
    "added the code POSTER to the campaign [Friends]",
    { resource: friends, after: { code: "POSTER" } },
  ],
  [
    "code.disable",
    "switched off the code NRY-01 of [Friends]",
    { resource: codeThing, related: { campaign: friends } },
  ],
  ["code.redeem", "redeemed the code NRY-01 of [Friends]", { resource: codeThing, related: { campaign: friends } }],
  ["code.roll_back", "rolled a redemption of the code NRY-01 back", { resource: codeThing }],
  ["code.enable", "switched on the code v_1", { resource: { ...codeThing, name: null, isThere: false } }],
  [
    "publication.create",
    "published the code NRY-01 of [Friends] to [Nora Ryan]",
    { resource: publication, related: { campaign: friends, code: codeThing, customer: nora } },
  ],
  [
    "publication.create",
    "published a code of Winter to cust_2",
    { resource: publication, related: { campaign: goneCampaign, customer: goneCustomer } },
  ],
  ["publication.create", "published pub_1", { resource: publication }],
  [
    "referral.attribute",
    "attributed [Nora Ryan] to the code NW-1 in [Friends]",
    {
      resource: thing("referral", "ref_1", null, false),
      related: { campaign: friends, customer: nora },
      after: { code: "NW-1" },
    },
  ],
  [
    "reward.approve",
    "approved a reward for [Nora Ryan] in [Friends]",
    { resource: thing("reward", "rew_1", null, false), related: { campaign: friends, customer: nora } },
  ],
  [
    "reward.deliver",
    "noted that a reward reached [Nora Ryan] in [Friends]",
    { resource: thing("reward", "rew_1", null, false), related: { campaign: friends, customer: nora } },
  ],
  ["reward.export", "exported rewards as CSV", { resource: project, after: { status: "void" } }],
  [
    "reward.give",
    "gave [Nora Ryan] a reward by hand in [Friends]",
    { resource: thing("reward", "rew_1", null, false), related: { campaign: friends, customer: nora } },
  ],
  ["referral.attribute", "attributed somebody to a code", { resource: thing("referral", "ref_1", null, false) }],
  ["reward.refuse", "refused a reward for somebody", { resource: thing("reward", "rew_1", null, false) }],
];

const customerCases: Case[] = [
  ["customer.create", "added the customer [Nora Ryan]", { resource: nora, after: { fields: ["name"] } }],
  [
    "customer.update",
    "changed the name, phone and metadata of the customer [Nora Ryan]",
    { resource: nora, after: { fields: ["name", "phone", "metadata"] } },
  ],
  ["customer.update", "changed the customer [Nora Ryan]", { resource: nora }],
  [
    "customer.update",
    "changed the birthdate of the customer [cust_1]",
    { resource: { ...nora, name: null }, after: { fields: ["birthdate"] } },
  ],
  ["customer.delete", "deleted the customer cust_2", { resource: goneCustomer }],
  ["customer.erase", "erased the customer cust_2", { resource: goneCustomer, after: { events: 0 } }],
  ["customer.erase", "erased the customer cust_2 with 12 events", { resource: goneCustomer, after: { events: 12 } }],
];

const schemaCases: Case[] = [
  ["event_schema.create", "created the event schema [signed_up]", { resource: signedUp, after: { name: "signed_up" } }],
  [
    "event_schema.change",
    "renamed the event schema sign_up to [signed_up]",
    { resource: signedUp, before: { name: "sign_up" }, after: { name: "signed_up" } },
  ],
  [
    "event_schema.change",
    "changed the description of [signed_up]",
    { resource: signedUp, before: { name: "signed_up" }, after: { name: "signed_up" } },
  ],
  ["event_schema.save_draft", "saved a draft of [signed_up]", { resource: signedUp, after: { draft: {} } }],
  ["event_schema.discard_draft", "discarded the draft of [signed_up]", { resource: signedUp, after: { draft: null } }],
  [
    "event_schema.publish",
    "published version 1.1 of [signed_up]",
    { resource: signedUp, after: { number: 2, major: 1, minor: 1 } },
  ],
  [
    "event_schema.restore",
    "took version 1.0 of [signed_up] as its draft",
    { resource: signedUp, after: { draft: {}, restored: "1.0" } },
  ],
  ["event_schema.restore", "took an old version of ms_2 as its draft", { resource: goneSchema, after: { draft: {} } }],
  [
    "event_schema.archive",
    "archived the event schema [signed_up]",
    { resource: signedUp, before: { name: "signed_up" } },
  ],
  [
    "event_schema.unarchive",
    "took the event schema [signed_up] out of the archive",
    { resource: signedUp, after: { name: "signed_up" } },
  ],
  [
    "event_schema.delete",
    "deleted the event schema never_used",
    { resource: goneSchema, before: { name: "never_used" } },
  ],
];

const eventCases: Case[] = [
  [
    "event.send",
    "sent the event [signed_up]",
    { resource: thing("event", "event_1", "signed_up"), after: { isTaken: true } },
  ],
  ["event.send", "sent the event [checkout], which was refused", { resource: refused, after: { isTaken: false } }],
  ["event.export", "exported all events as CSV", { resource: project, after: { format: "csv" } }],
  [
    "event.export",
    "exported some events called a and b as JSONL",
    { resource: project, after: { format: "jsonl", name: ["a", "b"], outcome: "rewarded" } },
  ],
  [
    "event.export",
    "exported all events of 4 kinds as CSV",
    { resource: project, after: { format: "csv", name: ["a", "b", "c", "d"] } },
  ],
  ["rejected_event.mend", "mended the rejected event [checkout]", { resource: refused, after: { bytes: 2 } }],
  ["rejected_event.dismiss", "dismissed the rejected event event_3", { resource: goneRefused }],
  ["rejected_event.reopen", "reopened the rejected event [checkout]", { resource: refused }],
  [
    "rejected_event.replay",
    "replayed the rejected event [checkout]",
    { resource: refused, after: { outcome: "replayed", effects: "decide" } },
  ],
  [
    "rejected_event.replay",
    "replayed the rejected event [checkout], only to store it",
    { resource: refused, after: { outcome: "replayed", effects: "store" } },
  ],
  [
    "rejected_event.replay",
    "replayed the rejected event [checkout], which was refused again",
    { resource: refused, after: { outcome: "still_refused", effects: "decide" } },
  ],
  [
    "rejected_event.replay",
    "tried to replay the rejected event [checkout]",
    { resource: refused, after: { outcome: "dismissed" } },
  ],
];

const peopleCases: Case[] = [
  ["invitation.create", "invited mara@example.com as editor", { resource: invitation, after: invited }],
  ["invitation.accept", "was accepted by mara@example.com as editor", { resource: invitation, after: invited }],
  [
    "invitation.revoke",
    "revoked the invitation of mara@example.com as editor",
    { resource: invitation, before: invited },
  ],
  ["member.create", "added owner as owner", { resource: mara, after: { name: "owner", role: "owner" } }],
  [
    "member.change",
    "changed Mara’s role from viewer to editor",
    { resource: mara, before: { name: "Mara", role: "viewer" }, after: { name: "Mara", role: "editor" } },
  ],
  [
    "member.remove",
    "removed Mara from the project",
    { resource: goneMember, before: { name: "Mara", role: "viewer" } },
  ],
  ["member.remove", "removed user_2 from the project", { resource: goneMember, before: { role: "viewer" } }],
  ["password.change", "changed their password"],
  ["session.create", "signed in"],
  ["session.end", "signed out"],
  ["session.end_all", "signed out everywhere"],
  ["session.end_others", "signed out everywhere else"],
  ["two_factor.enable", "turned their second factor on"],
  ["two_factor.disable", "turned their second factor off"],
];

const projectCases: Case[] = [
  ["project.create", "created the project Northwind", { resource: project, after: { name: "Northwind" } }],
  [
    "project.prepare",
    "added to Northwind what the server’s settings name",
    { resource: project, after: { name: "Northwind" } },
  ],
  [
    "project.change",
    "changed the settings of Northwind",
    { resource: project, before: { name: "Northwind" }, after: { name: "Northwind" } },
  ],
  [
    "project.change",
    "renamed the project Shop to Northwind, and changed more of it",
    { resource: project, before: { name: "Shop", currency: "EUR" }, after: { name: "Northwind", currency: "CHF" } },
  ],
  [
    "project.change",
    "renamed the project Shop to Northwind",
    { resource: project, before: { name: "Shop" }, after: { name: "Northwind" } },
  ],
  ["demo.begin", "began to fill the project with the demo’s story", { resource: project }],
  ["demo.fill", "filled the project with the demo’s story", { resource: project }],
];

const hook = thing("webhook_endpoint", "wh_1", "https://shop.example/hooks");
const goneHook = thing("webhook_endpoint", "wh_2", null, false);

const webhookCases: Case[] = [
  ["webhook_endpoint.create", "added the webhook https://shop.example/hooks", { resource: hook }],
  ["webhook_endpoint.change", "changed the webhook https://shop.example/hooks", { resource: hook }],
  ["webhook_endpoint.delete", "deleted the webhook wh_2", { resource: goneHook }],
  ["webhook_endpoint.enable", "switched on the webhook https://shop.example/hooks", { resource: hook }],
  [
    "webhook_endpoint.disable",
    "switched off the webhook https://shop.example/hooks",
    { resource: hook, after: { status: "disabled", disabledReason: "person" } },
  ],
  [
    "webhook_endpoint.disable",
    "switched off the webhook https://shop.example/hooks, because every call to it had failed for a day",
    { resource: hook, after: { status: "disabled", disabledReason: "failing" } },
  ],
  [
    "webhook_endpoint.disable",
    "switched off the webhook https://shop.example/hooks, because it answered that it is gone",
    { resource: hook, after: { status: "disabled", disabledReason: "gone" } },
  ],
  [
    "webhook_endpoint.rotate_secret",
    "replaced the secret of the webhook https://shop.example/hooks",
    { resource: hook, after: { ends: "2026-11-30T00:00:00.000Z" } },
  ],
  ["webhook_endpoint.test", "sent a test to the webhook https://shop.example/hooks", { resource: hook }],
  [
    "webhook_endpoint.resend",
    "resent 1 delivery to the webhook https://shop.example/hooks",
    { resource: hook, after: { deliveries: 1 } },
  ],
  [
    "webhook_endpoint.resend",
    "resent 1,204 deliveries to the webhook https://shop.example/hooks",
    { resource: hook, after: { deliveries: 1_204 } },
  ],
  [
    "webhook_endpoint.resend",
    "resent nothing to the webhook https://shop.example/hooks",
    { resource: hook, after: { deliveries: 0 } },
  ],
];

/** What the audit log says of each action: with what was stored, with what was looked up, and with neither. */
export const auditSentenceCases: Case[] = [
  ...apiKeyCases,
  ...campaignCases,
  ...customerCases,
  ...schemaCases,
  ...eventCases,
  ...peopleCases,
  ...projectCases,
  ...webhookCases,
];
