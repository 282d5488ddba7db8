/**
 * The topics that callers ask practices about, and what answers each:
 *
 * - `fact:…`: a fact of the practice, which the receptionist words itself;
 * - `faq`: the question of the bot's training that is about the topic;
 * - `elsewhere`: nothing here. These topics are what callers say that is no question for the practice's facts and
 *   training, so that it is not taken for one.
 *
 * `within` names a wider topic whose question may answer a caller if the training has none about this one. `isThing` marks
 * what a practice does or takes: a question that does not mention it cannot answer a caller who does. `isBroad` marks
 * topics of several things: a question has to share a telling word with the caller. See README.md.
 */
export const TOPICS = {
  hours: { answer: "fact:hours" },
  open_now: { answer: "fact:open_now" },
  holiday: { answer: "fact:holiday" },
  address: { answer: "fact:address" },
  phone: { answer: "fact:phone" },
  online: { answer: "faq", isBroad: true },
  staff: { answer: "faq" },
  languages: { answer: "faq" },
  parking: { answer: "faq" },
  transit: { answer: "faq" },
  accessibility: { answer: "faq" },
  masks: { answer: "faq" },
  new_patients: { answer: "faq" },
  forms: { answer: "faq" },
  bring: { answer: "faq" },
  first_visit: { answer: "faq" },
  cancel_fee: { answer: "faq" },
  late: { answer: "faq" },
  walk_in: { answer: "faq" },
  telehealth: { answer: "faq", isThing: true },
  children: { answer: "faq" },
  referral: { answer: "faq" },
  insurance: { answer: "faq" },
  medicaid: { answer: "faq", within: "insurance", isThing: true },
  medicare: { answer: "faq", within: "insurance", isThing: true },
  payment_plans: { answer: "faq" },
  payment_methods: { answer: "faq" },
  cost: { answer: "faq" },
  membership: { answer: "faq" },
  bill: { answer: "faq" },
  emergencies: { answer: "faq" },
  sedation: { answer: "faq", isThing: true },
  whitening: { answer: "faq", isThing: true },
  cleaning: { answer: "faq", isThing: true },
  braces: { answer: "faq", isThing: true },
  implants: { answer: "faq", isThing: true },
  xrays: { answer: "faq", isThing: true },
  extraction: { answer: "faq", isThing: true },
  restorations: { answer: "faq", isThing: true, isBroad: true },
  refill: { answer: "faq", isThing: true },
  records: { answer: "faq", isThing: true },
  results: { answer: "faq", isThing: true },
  vaccines: { answer: "faq", isThing: true },
  physicals: { answer: "faq", isThing: true, isBroad: true },
  appointment: { answer: "elsewhere" },
  clinical: { answer: "elsewhere" },
  people: { answer: "elsewhere" },
  other_business: { answer: "elsewhere" },
} as const satisfies Record<string, Topic>;

interface Topic {
  answer: Fact | "faq" | "elsewhere";
  within?: string;
  isThing?: true;
  isBroad?: true;
}

/** What the receptionist knows of a practice besides its training. */
export const FACTS = ["fact:hours", "fact:open_now", "fact:holiday", "fact:address", "fact:phone"] as const;
export type Fact = (typeof FACTS)[number];

export type TopicId = keyof typeof TOPICS;

/** What answers a topic. */
export function topicOf(id: TopicId): Omit<Topic, "within"> & { within?: TopicId } {
  return TOPICS[id];
}
