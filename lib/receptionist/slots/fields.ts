import type { Language } from "@/lib/constants/languages";
import { readBirthDate } from "./birth/read-birth-date";
import { localNow } from "./dates/local-now";
import { readWhen } from "./dates/read-when";
import { foldWords } from "./fold-words";
import { type PersonName, readName } from "./name/read-name";
import { readPhone } from "./phone/read-phone";
import type { Reading, When, Wish } from "./reading";
import { sayName } from "./say/say-name";
import { sayPhone } from "./say/say-phone";
import { sayBirthDate, sayWhen } from "./say/say-when";

/** What a field's value looks like, by its kind. */
export interface FieldValues {
  name: PersonName;
  /** E.164. */
  phone: string;
  /** "1984-03-03". */
  birthDate: string;
  /** With a day; the time if it was said. */
  date: When;
  /** With a time; the day if it was said. */
  time: When;
  dateTime: When;
}

export type FieldKind = keyof FieldValues;

/** The moment of the call and where the practice is. */
export interface CallContext {
  now: Date;
  timeZone: string;
  language: Language;
}

/** What is known of the field already. */
export interface Known<T> {
  /** What was read back. */
  current: T | null;
  /** The beginning of an answer. */
  heard: string | null;
}

/** How a kind of field is read, said and compared. */
export interface Field<T> {
  read(said: string, known: Known<T>, context: CallContext): Reading<T> & { wish?: Wish };
  /** The words of the read-back. Different values have different words. */
  say(value: T, context: CallContext): string;
  /** Whether a reading beside a "yes" is meant as a correction. */
  isCorrection(value: T, current: T): boolean;
}

const differs = (value: unknown, current: unknown) => JSON.stringify(value) !== JSON.stringify(current);

function whenField(needs: { date: boolean; time: boolean }): Field<When> {
  return {
    read(said, { current, heard }, context) {
      const asked = needs.date && needs.time ? "both" : needs.date ? "date" : "time";
      const [date, time] = heard?.split("T") ?? [];
      const base = current ?? { date: date || null, time: time || null };
      const next = heard && !base.date ? "date" : heard ? "time" : asked;
      const reading = readWhen(said, { ...context, asked: next, current });
      if (reading.kind !== "value") return reading;
      const value = { date: reading.value.date ?? base.date, time: reading.value.time ?? base.time };
      const kept = reading.wish ? { wish: reading.wish } : {};
      const partial = `${value.date ?? ""}T${value.time ?? ""}`;
      if (needs.date && !value.date)
        return { kind: "partial", heard: partial, missing: { what: "date" }, ...kept };
      if (needs.time && !value.time)
        return { kind: "partial", heard: partial, missing: { what: "time" }, ...kept };
      return { kind: "value", value, ...kept };
    },
    say: (value, { language, now, timeZone }) => sayWhen(value, language, localNow(now, timeZone).today),
    isCorrection: differs,
  };
}

/** Every kind of field. */
export const FIELDS: { [K in FieldKind]: Field<FieldValues[K]> } = {
  name: {
    read: (said, known, { language }) => readName(said, { ...known, language }),
    say: (name) => sayName(name),
    // After a "yes", other words are seldom a name: they correct it only if they repeat a part of it.
    isCorrection: (value, current) =>
      differs(value, current) &&
      [value.first, value.last].some((part) =>
        [current.first, current.last].map(foldWords).includes(foldWords(part)),
      ),
  },
  phone: {
    read: (said, known, { language }) => readPhone(said, { ...known, language }),
    say: (phone, { language }) => sayPhone(phone, language),
    isCorrection: differs,
  },
  birthDate: {
    read: (said, known, context) => readBirthDate(said, { ...known, ...context }),
    say: (day, { language }) => sayBirthDate(day, language),
    isCorrection: differs,
  },
  date: whenField({ date: true, time: false }),
  time: whenField({ date: false, time: true }),
  dateTime: whenField({ date: true, time: true }),
};
