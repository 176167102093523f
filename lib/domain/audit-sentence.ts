import { type AuditAction, auditActions } from "./audit-action";
import type { AuditEntry } from "./audit-entry";
import { at, counted, listAt, renamed, subject, type Told, textAt, thing } from "./audit-told";
import { code, joinPhrases, type Phrase, type PhrasePart, phrase, strong } from "./phrase";

/**
 * What somebody did, as a sentence whose subject is that somebody: "paused the campaign Friends of Northwind". Names are
 * those that the entry stored; what it stored only the id of is called as it is called now, and by its id when it is gone.
 */
export function auditSentence(entry: AuditEntry): Phrase {
  return isKnown(entry.action) ? words[entry.action](entry) : phrase`${plain(entry.action)}: ${subject(entry)}`;
}

function isKnown(action: string): action is AuditAction {
  return (auditActions as readonly string[]).includes(action);
}

/** Written by another version, which has words for it. */
const plain = (action: string) => action.replaceAll(/[._]/g, " ");

const words: Record<AuditAction, (told: Told) => Phrase> = {
  "api_key.change": (told) => renamed(told, "the API key") ?? phrase`changed the API key ${subject(told)}`,
  "api_key.create": (told) => phrase`created the API key ${subject(told)}`,
  "api_key.revoke": (told) => phrase`revoked the API key ${subject(told)}`,
  "api_key.roll": (told) => phrase`rolled the API key ${subject(told)}`,
  "campaign.add_codes": (told) => phrase`added ${addedCodes(told)} to the campaign ${subject(told)}`,
  "campaign.archive": (told) => phrase`archived the campaign ${subject(told)}`,
  "campaign.begin_draft": (told) =>
    at(told.after, "isNew") === true
      ? phrase`began a new campaign, ${draftName(told)}`
      : phrase`began to change the campaign ${subject(told)}`,
  "campaign.cancel_rerun": (told) => phrase`cancelled running events of the campaign ${subject(told)} again`,
  "campaign.cancel_simulation": (told) => phrase`cancelled a simulation of the campaign ${subject(told)}`,
  "campaign.change_landing": (told) => phrase`changed the page that links of ${subject(told)} lead to`,
  "campaign.change_message": changedMessage,
  "campaign.create": (told) => phrase`created the campaign ${subject(told)}${withCodes(told)}`,
  "campaign.delete": (told) => phrase`deleted the campaign ${subject(told)}`,
  "campaign.discard_draft": (told) => phrase`threw away the draft of the campaign ${draftName(told)}`,
  "campaign.end": (told) => phrase`ended the campaign ${subject(told)}`,
  "campaign.export": (told) =>
    phrase`exported ${textAt(told.after, "what") ?? "codes"} of the campaign ${subject(told)}`,
  "campaign.import_codes": (told) =>
    phrase`imported ${counted(at(told.after, "rows"), "code") ?? "codes"} into the campaign ${subject(told)}`,
  "campaign.pause": (told) => phrase`paused the campaign ${subject(told)}`,
  "campaign.preview_rerun": (told) =>
    phrase`looked at running ${counted(at(told.after, "events"), "event") ?? "events"} of the campaign ${subject(told)} again`,
  "campaign.publish": (told) => phrase`published ${publishedVersion(told)} ${subject(told)}`,
  "campaign.publish_codes": (told) =>
    phrase`gave codes of the campaign ${subject(told)} to ${counted(at(told.after, "rows"), "customer") ?? "customers"}`,
  "campaign.rerun": (told) =>
    phrase`ran ${counted(at(told.after, "events"), "event") ?? "events"} of the campaign ${subject(told)} again`,
  "campaign.simulate": (told) =>
    phrase`simulated the campaign ${subject(told)} over ${counted(at(told.after, "days"), "day") ?? "days"}`,
  "campaign.start": (told) =>
    phrase`${textAt(told.before, "status") === "paused" ? "resumed" : "started"} the campaign ${subject(told)}`,
  "campaign.unarchive": (told) => phrase`took the campaign ${subject(told)} out of the archive`,
  "campaign.test_message": (told) => phrase`sent a test of ${messageName(told)} of the campaign ${subject(told)}`,
  "campaign.update": (told) => renamed(told, "the campaign") ?? phrase`changed the campaign ${subject(told)}`,
  "code.disable": (told) => phrase`switched off the code ${subject(told)}${ofCampaign(told)}`,
  "code.enable": (told) => phrase`switched on the code ${subject(told)}${ofCampaign(told)}`,
  "code.redeem": (told) => phrase`redeemed the code ${subject(told)}${ofCampaign(told)}`,
  "code.rename": renamedCode,
  "code.roll_back": (told) => phrase`rolled a redemption of the code ${subject(told)}${ofCampaign(told)} back`,
  "customer.create": (told) => phrase`added the customer ${subject(told)}`,
  "customer.create_status_link": (told) => phrase`made a status link for the customer ${subject(told)}`,
  "customer.delete": (told) => phrase`deleted the customer ${subject(told)}`,
  "customer.erase": (told) => phrase`erased the customer ${subject(told)}${withEvents(told)}`,
  "customer.resend_message": (told) => phrase`sent ${messageName(told)} to ${subject(told)} again`,
  "customer.resubscribe": (told) => phrase`wants mails again: the customer ${subject(told)}`,
  "customer.revoke_status_link": (told) => phrase`revoked the status link of the customer ${subject(told)}`,
  "customer.unsubscribe": (told) => phrase`wants no more mails: the customer ${subject(told)}`,
  "customer.update": (told) => phrase`changed ${changedFields(told)}the customer ${subject(told)}`,
  "demo.begin": () => phrase`began to fill the project with the demo’s story`,
  "demo.fill": () => phrase`filled the project with the demo’s story`,
  "event.export": exported,
  "event.send": (told) =>
    told.resource.kind === "event"
      ? phrase`sent the event ${subject(told)}`
      : phrase`sent the event ${subject(told)}, which was refused`,
  "event_schema.archive": (told) => phrase`archived the event schema ${subject(told)}`,
  "event_schema.change": (told) =>
    renamed(told, "the event schema") ?? phrase`changed the description of ${subject(told)}`,
  "event_schema.create": (told) => phrase`created the event schema ${subject(told)}`,
  "event_schema.delete": (told) => phrase`deleted the event schema ${subject(told)}`,
  "event_schema.discard_draft": (told) => phrase`discarded the draft of ${subject(told)}`,
  "event_schema.publish": (told) => phrase`published ${version(told)} of ${subject(told)}`,
  "event_schema.restore": (told) => phrase`took ${restored(told)} of ${subject(told)} as its draft`,
  "event_schema.save_draft": (told) => phrase`saved a draft of ${subject(told)}`,
  "event_schema.unarchive": (told) => phrase`took the event schema ${subject(told)} out of the archive`,
  "invitation.accept": (told) => phrase`was accepted by ${address(told)}${asRole(told)}`,
  "invitation.create": (told) => phrase`invited ${address(told)}${asRole(told)}`,
  "invitation.revoke": (told) => phrase`revoked the invitation of ${address(told)}${asRole(told)}`,
  "member.change": (told) =>
    phrase`changed ${subject(told)}’s role from ${roleOf(told.before)} to ${roleOf(told.after)}`,
  "member.create": (told) => phrase`added ${subject(told)}${asRole(told)}`,
  "member.remove": (told) => phrase`removed ${subject(told)} from the project`,
  "password.change": () => phrase`changed their password`,
  "project.change": (told) => renamed(told, "the project") ?? phrase`changed the settings of ${subject(told)}`,
  "project.create": (told) => phrase`created the project ${subject(told)}`,
  "project.prepare": (told) => phrase`added to ${subject(told)} what the server’s settings name`,
  "publication.create": published,
  "rejected_event.dismiss": (told) => phrase`dismissed the rejected event ${subject(told)}`,
  "rejected_event.mend": (told) => phrase`mended the rejected event ${subject(told)}`,
  "rejected_event.reopen": (told) => phrase`reopened the rejected event ${subject(told)}`,
  "rejected_event.replay": replayed,
  "referral.attribute": attributed,
  "reward.approve": (told) => phrase`approved a reward for ${person(told)}${inCampaign(told)}`,
  "reward.deliver": (told) => phrase`noted that a reward reached ${person(told)}${inCampaign(told)}`,
  "reward.export": () => phrase`exported rewards as CSV`,
  "reward.give": (told) => phrase`gave ${person(told)} a reward by hand${inCampaign(told)}`,
  "reward.refuse": (told) => phrase`refused a reward for ${person(told)}${inCampaign(told)}`,
  "session.create": () => phrase`signed in`,
  "session.end": () => phrase`signed out`,
  "session.end_all": () => phrase`signed out everywhere`,
  "session.end_others": () => phrase`signed out everywhere else`,
  "two_factor.disable": () => phrase`turned their second factor off`,
  "two_factor.enable": () => phrase`turned their second factor on`,
  "webhook_endpoint.change": (told) => phrase`changed the webhook ${subject(told)}`,
  "webhook_endpoint.create": (told) => phrase`added the webhook ${subject(told)}`,
  "webhook_endpoint.delete": (told) => phrase`deleted the webhook ${subject(told)}`,
  "webhook_endpoint.disable": (told) => phrase`switched off the webhook ${subject(told)}${disabledBecause(told)}`,
  "webhook_endpoint.enable": (told) => phrase`switched on the webhook ${subject(told)}`,
  "webhook_endpoint.resend": (told) =>
    phrase`resent ${counted(at(told.after, "deliveries"), "delivery", "deliveries") ?? "nothing"} to the webhook ${subject(told)}`,
  "webhook_endpoint.rotate_secret": (told) => phrase`replaced the secret of the webhook ${subject(told)}`,
  "webhook_endpoint.test": (told) => phrase`sent a test to the webhook ${subject(told)}`,
};

function disabledBecause({ after }: Told): Phrase {
  const reason = textAt(after, "disabledReason");
  if (reason === "gone") return phrase`, because it answered that it is gone`;
  return reason === "failing" ? phrase`, because every call to it had failed for a day` : [];
}

function renamedCode(told: Told): Phrase {
  const [old, young] = [textAt(told.before, "code"), textAt(told.after, "code")];
  if (!old || !young) return phrase`renamed the code ${subject(told)}${ofCampaign(told)}`;
  return phrase`renamed the code ${code(old)} to ${code(young)}${ofCampaign(told)}`;
}

function messageName({ after }: Told): Phrase {
  const name = textAt(after, "message");
  return name ? phrase`the message ${strong(name)}` : phrase`a message`;
}

function changedMessage(told: Told): Phrase {
  const isOn = at(told.after, "enabled");
  const verb = isOn === (at(told.before, "enabled") ?? false) ? "changed" : `switched ${isOn ? "on" : "off"}`;
  return phrase`${verb} ${messageName(told)} of the campaign ${subject(told)}`;
}

function addedCodes({ after }: Told): Phrase {
  const chosen = textAt(after, "code");
  return chosen ? phrase`the code ${code(chosen)}` : phrase`${counted(at(after, "count"), "code") ?? "codes"}`;
}

/** A draft may be of no campaign yet, and have no name. */
function draftName(told: Told): PhrasePart {
  const stored = textAt(told.after, "name") ?? textAt(told.before, "name");
  return stored || told.resource.name ? thing(told.resource, stored) : strong("without a name yet");
}

function publishedVersion({ before, after }: Told): Phrase {
  const version = at(after, "version");
  if (at(before, "version") === undefined) return phrase`the new campaign`;
  return typeof version === "number" && version !== at(before, "version")
    ? phrase`version ${version} of the campaign`
    : phrase`changes of the campaign`;
}

function withCodes({ after }: Told): Phrase {
  const codes = counted(at(after, "codes"), "code");
  return codes ? phrase` with ${codes}` : [];
}

function withEvents({ after }: Told): Phrase {
  const events = counted(at(after, "events"), "event");
  return events ? phrase` with ${events}` : [];
}

function ofCampaign({ related: { campaign } }: Told): Phrase {
  return campaign ? phrase` of ${thing(campaign)}` : [];
}

/** "the name and phone of ", or nothing where the entry names no field. */
function changedFields({ after }: Told): Phrase {
  const fields = listAt(after, "fields");
  return fields.length === 0 ? [] : phrase`the ${joinPhrases(fields.map((field) => phrase`${field}`))} of `;
}

const namedMax = 3;

function exported({ after }: Told): Phrase {
  const given = typeof after === "object" && after !== null ? Object.keys(after) : [];
  const isNarrowed = given.some((key) => key !== "format" && key !== "name");
  const names = listAt(after, "name");
  const share = isNarrowed ? "some" : "all";
  const which =
    names.length > namedMax
      ? phrase` of ${names.length} kinds`
      : names.length > 0
        ? phrase` called ${joinPhrases(names.map((name) => [code(name)]))}`
        : [];
  const format = textAt(after, "format");
  return phrase`exported ${share} events${which}${format ? ` as ${format.toUpperCase()}` : ""}`;
}

function version({ after }: Told): string {
  const [major, minor] = [at(after, "major"), at(after, "minor")];
  return typeof major === "number" && typeof minor === "number" ? `version ${major}.${minor}` : "a version";
}

function restored({ after }: Told): string {
  const label = textAt(after, "restored");
  return label ? `version ${label}` : "an old version";
}

function address({ resource, before, after }: Told): PhrasePart {
  return strong(textAt(after, "email") ?? textAt(before, "email") ?? resource.id);
}

function asRole({ before, after }: Told): Phrase {
  const role = textAt(after, "role") ?? textAt(before, "role");
  return role ? phrase` as ${role}` : [];
}

const roleOf = (side: unknown) => textAt(side, "role") ?? "none";

function published({ resource, related: { campaign, code: given, customer } }: Told): Phrase {
  const what = given ? phrase`the code ${thing(given)}` : phrase`a code`;
  const whose = campaign ? phrase` of ${thing(campaign)}` : [];
  const who = customer ? phrase` to ${thing(customer)}` : [];
  return given || campaign || customer ? phrase`published ${what}${whose}${who}` : phrase`published ${thing(resource)}`;
}

function attributed(told: Told): Phrase {
  const name = textAt(told.after, "code");
  return phrase`attributed ${person(told)} to ${name ? phrase`the code ${code(name)}` : "a code"}${inCampaign(told)}`;
}

/** The person beside, or "somebody" where none was noted. */
function person({ related: { customer } }: Told): PhrasePart {
  return customer ? thing(customer) : { kind: "text", text: "somebody" };
}

function inCampaign({ related: { campaign } }: Told): Phrase {
  return campaign ? phrase` in ${thing(campaign)}` : [];
}

function replayed(told: Told): Phrase {
  switch (textAt(told.after, "outcome")) {
    case "replayed":
    case "already_replayed":
      return textAt(told.after, "effects") === "store"
        ? phrase`replayed the rejected event ${subject(told)}, only to store it`
        : phrase`replayed the rejected event ${subject(told)}`;
    case "still_refused":
      return phrase`replayed the rejected event ${subject(told)}, which was refused again`;
    default:
      return phrase`tried to replay the rejected event ${subject(told)}`;
  }
}
