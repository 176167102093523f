import type { EvidenceFacts, SeenEvent } from "./evidence";

const at = (time: string) => new Date(`2026-11-11T${time}:00Z`);
const mara = {
  ...{ id: "cust_mara", sourceId: "mara", name: "Mara Klein", email: "mara.klein@gmail.com", phone: "+49 170 1234567" },
};
const alex = {
  id: "cust_alex",
  sourceId: "alex",
  name: "Alex Doe",
  email: "maraklein@gmail.com",
  phone: "0049-170-1234567",
};
const tom = { id: "cust_tom", sourceId: "tom", name: "Tom Hill", email: null };

const phone = { ip: "203.0.113.9", userAgent: "Firefox", deviceId: "device-1" };

function seen(id: string, time: string, customer: SeenEvent["customer"], changes: Partial<SeenEvent> = {}): SeenEvent {
  return { id, name: "order_paid", at: at(time), customer, ...phone, ...changes };
}

const arrival = seen("event_0", "12:00", alex);

interface EvidenceCase {
  signal: EvidenceFacts["signals"][number]["signal"];
  saw: string;
  facts: Partial<EvidenceFacts>;
  words: string;
  /** Label, the referrer's, the friend's. */
  values: (string | null)[][];
  events: string[];
}

export const evidenceCases: EvidenceCase[] = [
  {
    ...{ signal: "same_email", saw: "the same mailbox as the holder of the code", facts: {}, events: [] },
    words: "Same mailbox as Mara Klein",
    values: [["E-mail", "mara.klein@gmail.com", "maraklein@gmail.com"]],
  },
  {
    ...{ signal: "same_phone", saw: "the same phone number as the holder of the code", facts: {}, events: [] },
    words: "Same phone number as Mara Klein",
    values: [["Phone", "+49 170 1234567", "0049-170-1234567"]],
  },
  {
    ...{ signal: "same_device", saw: "the same device as the holder of the code" },
    facts: { alike: [seen("event_1", "09:00", mara), seen("event_2", "11:57", mara)] },
    words: "Same device as Mara Klein: 2 events, 3 min before they came",
    values: [["Device", "device-1", "device-1"]],
    events: ["event_0", "event_2", "event_1"],
  },
  {
    ...{ signal: "same_device", saw: "the same device as another friend of the same referrer" },
    facts: { alike: [seen("event_3", "12:01", tom), seen("event_4", "12:00", mara, { deviceId: "another" })] },
    words: "Same device as Tom Hill, another friend of Mara Klein: 1 event, 1 min after they came",
    values: [["Device", "device-1", "device-1"]],
    events: ["event_0", "event_3"],
  },
  {
    ...{ signal: "same_ip_agent", saw: "the same address and browser as the holder of the code" },
    facts: { alike: [seen("event_1", "10:00", mara), seen("event_2", "11:00", mara, { userAgent: "Safari" })] },
    words: "Same address and browser as Mara Klein: 1 event, 2 h before they came",
    values: [
      ["Address", "203.0.113.9", "203.0.113.9"],
      ["Browser", "Firefox", "Firefox"],
    ],
    events: ["event_0", "event_1"],
  },
  {
    ...{ signal: "same_device", saw: "the same device as the holder of the code", facts: { alike: [] } },
    words: "Came from the same device as the holder of the code",
    ...{ values: [], events: [] },
  },
  {
    ...{ signal: "disposable_email", saw: "a throw-away mailbox", facts: {}, values: [], events: [] },
    words: "A throw-away mailbox: maraklein@gmail.com",
  },
  {
    ...{
      signal: "velocity",
      saw: "21 friends in the 24 hours before",
      facts: { friends: [tom] },
      values: [],
      events: [],
    },
    words: "Mara Klein brought 21 friends in the 24 hours before, among them Tom Hill",
  },
  {
    ...{ signal: "loop", saw: "once referred the holder of the code", values: [], events: [] },
    facts: { loop: { campaign: "Bring a reader", at: at("09:00") } },
    words: "Alex Doe once brought Mara Klein, in Bring a reader on 11 Nov",
  },
];

export const evidenceFacts: EvidenceFacts = {
  ...{ signals: [], referrer: mara, referee: alex, arrival, alike: [], friends: [], loop: null },
  ...{ now: at("15:00"), timeZone: "UTC" },
};
