import type { MessageOccasion } from "./occasion";

export interface TemplateTexts {
  subject: string;
  body: string;
}

const hello = "Hello {{ customer.first_name | default: 'there' }},";
const friend = "{{ friend.first_name | default: 'A friend' }}";
const toStatus = "[See how your invitations stand]({{ status_link }})";
const toInvite = "[Invite another friend]({{ share_link }})";
const withCode = "\n\n{% if reward.code %}Your code: **{{ reward.code }}**{% endif %}";

const ended = `${hello}

your reward in {{ campaign.name }} – {{ reward.words }} – came to nothing: {{ reward.reason }}.

If you think that is a mistake, please write to us.

${toStatus}`;

/** The words that each message begins with. Nothing is sent by them until somebody switches the message on. */
export const defaultTemplates: Record<MessageOccasion, TemplateTexts> = {
  "referee.attributed": {
    subject: "Welcome to {{ project.name }}",
    body: `${hello}

{{ referrer.first_name | default: 'a friend' }} invited you, and we are glad that you came.

Your code **{{ code }}** is noted. There is nothing more to do with it: what you get for it comes by itself.

${toStatus}`,
  },
  "referee.reward_pending": {
    subject: "Your reward is on its way: {{ reward.words }}",
    body: `${hello}

thank you for coming by a friend’s invitation. You get **{{ reward.words }}**.

{% if reward.until %}It is yours on {{ reward.until }}, if nothing is sent back until then.{% else %}It is yours soon.{% endif %}

${toStatus}`,
  },
  "referee.reward_issued": {
    subject: "You got {{ reward.words }}",
    body: `${hello}

thank you for coming by a friend’s invitation. You got **{{ reward.words }}**.${withCode}

${toStatus}`,
  },
  "referee.reward_ended": { subject: "About your reward", body: ended },
  "referrer.friend_came": {
    subject: `${friend} came by your invitation`,
    body: `${hello}

${friend} came by your code **{{ code }}**. Thank you for passing it on!

There is one more step to do before it counts. We tell you when it is done.

${toInvite}`,
  },
  "referrer.friend_qualified": {
    subject: `${friend} is in, thanks to you`,
    body: `${hello}

${friend} did what was left to do, and your invitation counts.

${toStatus}`,
  },
  "referrer.reward_pending": {
    subject: "Your reward is on its way: {{ reward.words }}",
    body: `${hello}

you brought ${friend}, and you get **{{ reward.words }}** for it.

{% if reward.until %}It is yours on {{ reward.until }}, if nothing is sent back until then.{% else %}It is yours soon.{% endif %}

${toInvite}`,
  },
  "referrer.reward_issued": {
    subject: "You got {{ reward.words }}",
    body: `${hello}

you brought ${friend}, and you got **{{ reward.words }}** for it.${withCode}

${toInvite}`,
  },
  "referrer.tier_reached": {
    subject: "So many friends: {{ reward.words }} more",
    body: `${hello}

with ${friend} you brought so many friends that there is more for you: **{{ reward.words }}**.${withCode}

${toInvite}`,
  },
  "referrer.reward_ended": { subject: "About your reward", body: ended },
};
