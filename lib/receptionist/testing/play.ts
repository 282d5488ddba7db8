import { answer, greet, type Setting, type State, type Turn } from "../receptionist";
import { NEW_STATE } from "../state";

/** The training of the tests. */
export const FAQS = [
  { id: "parking", question: "Where do I park?", answer: "Behind the building. Parking is free." },
  {
    id: "insurance",
    question: "Which insurance plans do you accept?",
    answer: "We accept Delta Dental and Cigna.",
  },
  { id: "cleaning", question: "How much is a cleaning?", answer: "A cleaning is 120 dollars." },
  { id: "whitening", question: "How much is whitening?", answer: "Whitening is 300 dollars." },
];
const WEEKDAY = [{ open: "08:00", close: "17:00" }];
/** A practice that is open, with all facts but holidays. */
export const SETTING: Setting = {
  language: "ENGLISH",
  greeting: "Front desk, hello.",
  entries: FAQS,
  isInterruptible: true,
  practice: {
    timezone: "America/Chicago",
    hours: [
      { dayOfWeek: "MONDAY", spans: WEEKDAY },
      { dayOfWeek: "TUESDAY", spans: WEEKDAY },
      { dayOfWeek: "WEDNESDAY", spans: WEEKDAY },
      { dayOfWeek: "SATURDAY", spans: [] },
    ],
    holidays: [],
    address: { street: "12 Oak Street", suite: null, city: "Chicago", state: "IL", zip: "60601" },
    phone: "+13125550142",
  },
  // A Wednesday, 10:00 in Chicago.
  now: new Date("2026-11-18T16:00:00Z"),
};
/** The same at night. */
export const CLOSED = { ...SETTING, now: new Date("2026-11-19T04:00:00Z") };
/** The same, of which nobody has told hours, address or phone number. */
export const UNKNOWN: Setting = {
  ...SETTING,
  practice: { ...SETTING.practice, hours: [], address: null, phone: null },
};

/** Plays a call, and returns its turns after the greeting. */
export function play(setting: Setting, ...sayings: string[]): Turn[] {
  let { state } = greet(setting);
  return sayings.map((said) => {
    const turn = answer(setting, JSON.parse(JSON.stringify(state)), said);
    state = turn.state;
    return turn;
  });
}
/** What a turn says. */
export const wordsOf = (turn: Turn | undefined) => (turn?.said ?? []).map(({ text }) => text).join(" ");
/** Where that comes from. */
export const sourcesOf = (turn: Turn | undefined) => (turn?.said ?? []).map(({ source }) => source);
/** The last turn of a call. */
export const lastOf = (setting: Setting, ...sayings: string[]) => play(setting, ...sayings).at(-1);

/** A state in which the bot has asked whether parking or whitening is meant. */
export function asked(said: string): State {
  const subjects = [
    { kind: "faq", id: "parking" },
    { kind: "faq", id: "whitening" },
  ] as const;
  return { ...NEW_STATE, asked: { kind: "between", subjects: [...subjects], said, isAgain: false } };
}
