import type { Language } from "@/lib/constants/languages";
import { DAYS_OF_WEEK } from "@/lib/constants/organizations";
import { answer, greet, outcomeOf, type Setting, type Turn } from "@/lib/receptionist/receptionist";
import type { Conversation, DialogueTurn, Line } from "./parts";
import { type Practice, shortName } from "./practice";

const GREETINGS: Record<Language, (name: string) => string> = {
  ENGLISH: (name) => `Thank you for calling ${name}.`,
  SPANISH: (name) => `Gracias por llamar a ${name}.`,
  FRENCH: (name) => `Merci d’appeler ${name}.`,
};

/** What the receptionist of a practice knows at the moment of a call. */
export function settingOf(practice: Practice, { language, now }: Line): Setting {
  const spansOf = (spans: [string, string][]) => spans.map(([open, close]) => ({ open, close }));
  const faqs = practice.faqs[shortName(language)] ?? [];
  const { address, hours = {}, holidays = [] } = practice;
  return {
    language,
    greeting: GREETINGS[language](practice.name),
    entries: faqs.map(({ index, question, answer }) => ({ id: String(index), question, answer })),
    isInterruptible: true,
    practice: {
      timezone: practice.timezone,
      hours: DAYS_OF_WEEK.flatMap((dayOfWeek) => {
        const spans = hours[dayOfWeek.toLowerCase()];
        return spans ? [{ dayOfWeek, spans: spansOf(spans) }] : [];
      }),
      holidays: holidays.map(({ date, name, hours: open }) => ({ date, name, spans: spansOf(open ?? []) })),
      address: address ?? null,
      phone: practice.phone ?? null,
    },
    now: new Date(now),
  };
}

/** Plays a dialogue against the receptionist alone: keys and silence, which the transport takes, say nothing to it. */
export function converse(practice: Practice, line: Line, turns: DialogueTurn[]): Conversation {
  const setting = settingOf(practice, line);
  let turn: Turn = greet(setting);
  const said = [utteranceOf(turn)];
  for (const next of turns) {
    if (turn.isOver) break;
    const isCutOff = "over" in next && !turn.said.some(({ mustBeHeard }) => mustBeHeard);
    const heard = "say" in next ? next.say : isCutOff ? next.over : null;
    if (heard === null) continue;
    turn = answer(setting, turn.state, heard);
    said.push(utteranceOf(turn));
  }
  return { outcome: outcomeOf(turn.state), said, collected: {} };
}

function utteranceOf({ said }: Turn): string {
  return said.map(({ text }) => text).join(" ");
}
