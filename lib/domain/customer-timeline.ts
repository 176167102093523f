import { rewardWords } from "./campaign/reward-words";
import type { TimelineEntry } from "./customer-timeline-record";
import { customerPart } from "./event/trace-step";
import { code, joinPhrases, type Phrase, phrase, strong } from "./phrase";

/** One entry in a sentence. An event says by its name what it is. */
export function timelineSentence(said: TimelineEntry): Phrase {
  switch (said.kind) {
    case "event":
      return phrase`${code(said.event.name)}`;
    case "referral":
      return referralSentence(said);
    case "reward": {
      const words = strong(rewardWords({ ...said, kind: said.reward }));
      const what = said.side === "referrer" ? "for bringing a friend" : "for coming with a friend’s code";
      return said.code === null ? phrase`Got ${words} ${what}` : phrase`Got ${words} ${what}: ${code(said.code)}`;
    }
    case "code":
      return phrase`Was given the code ${code(said.code)}`;
    case "edit":
      return editSentence(said);
  }
}

type ReferralEntry = Extract<TimelineEntry, { kind: "referral" }>;

function referralSentence({ role, step, referral }: ReferralEntry): Phrase {
  const other = customerPart(referral.other);
  const word = code(referral.code);
  if (role === "referee") {
    if (step === "came") return phrase`Came with ${other}’s code ${word}`;
    if (step === "converted") return phrase`Converted: ${other}’s referral counts`;
    return phrase`Came with ${other}’s code ${word} and converted at once`;
  }
  if (step === "came") return phrase`${other} came with the code ${word}`;
  if (step === "converted") return phrase`${other} converted, after coming with the code ${word}`;
  return phrase`${other} came with the code ${word} and converted at once`;
}

const fieldWords: Record<string, string> = {
  name: "name",
  email: "e-mail",
  phone: "phone",
  description: "description",
  birthdate: "birthdate",
  address: "address",
  metadata: "metadata",
};

function editSentence({ action, actor, fields }: Extract<TimelineEntry, { kind: "edit" }>): Phrase {
  const by = strong(actor);
  const named = joinPhrases(fields.map((field) => phrase`${fieldWords[field] ?? field}`));
  if (action === "created")
    return named.length > 0 ? phrase`Created by ${by}, with ${named}` : phrase`Created by ${by}`;
  return phrase`${by} changed the ${named.length > 0 ? named : phrase`record`}`;
}

/** The event to ask why, and the campaign it was in. */
export function timelineContext(said: TimelineEntry): { eventId: string | null; campaign: string | null } {
  switch (said.kind) {
    case "event":
      return { eventId: said.event.id, campaign: null };
    case "referral":
      return {
        eventId: said.step === "converted" ? null : said.referral.eventId,
        campaign: said.referral.campaign.name,
      };
    case "reward":
      return { eventId: said.eventId, campaign: said.campaign.name };
    case "code":
      return { eventId: null, campaign: said.campaign.name };
    case "edit":
      return { eventId: null, campaign: null };
  }
}
