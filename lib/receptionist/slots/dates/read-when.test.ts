import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PROPERTY_TIMEOUT_MS, propertyRuns } from "@/db/testing/property-runs";
import { LANGUAGES, type Language } from "@/lib/constants/languages";
import { addDays, weekdayOf } from "../calendar-day";
import { sayWhen } from "../say/say-when";
import { readWhen, type WhenContext } from "./read-when";

/** A Wednesday, nine in the morning in Chicago. */
const NOW = new Date("2027-03-10T15:00:00Z");
const TODAY = "2027-03-10";

function read(said: string, language: Language, more: Partial<WhenContext> = {}): string {
  const reading = readWhen(said, { now: NOW, timeZone: "America/Chicago", language, ...more });
  if (reading.kind === "value")
    return [reading.value.date, reading.value.time].filter((part) => part !== null).join(" ");
  return reading.kind;
}

function wishOf(said: string, language: Language) {
  const { wish } = readWhen(said, { now: NOW, timeZone: "America/Chicago", language });
  return (
    wish &&
    Object.fromEntries(Object.entries(wish).filter(([name, value]) => name !== "words" && value !== null))
  );
}

describe("days and times", () => {
  it.each([
    ["next Tuesday at half past nine", "2027-03-16 09:30"],
    ["March twenty third at two thirty pm", "2027-03-23 14:30"],
    ["um how about the twenty third at quarter to ten", "2027-03-23 09:45"],
    ["tomorrow at eight oh five", "2027-03-11 08:05"],
    ["July fourteenth twenty twenty seven at eleven a.m.", "2027-07-14 11:00"],
    ["this Friday at noon", "2027-03-12 12:00"],
    ["April first works for me at 4", "2027-04-01 16:00"],
    ["the first Monday in April", "2027-04-05"],
    ["a week from Friday", "2027-03-19"],
    ["two weeks before Easter", "2027-03-14"],
    ["may I come in on May fifth", "2027-05-05"],
    ["my son is five and needs Tuesday at 3", "2027-03-16 15:00"],
    ["quarter of four", "15:45"],
    ["seven in the evening", "19:00"],
    ["the last day of next month", "2027-04-30"],
    ["the last Friday of this month", "2027-03-26"],
    ["in an hour and a half", "2027-03-10 10:30"],
    ["Sunday the fourth of July", "2027-07-04"],
    ["Thursday, Thanksgiving, at 9", "2027-11-25 09:00"],
    ["Christmas Eve at 10", "2027-12-24 10:00"],
    ["the sun sets tomorrow at six", "2027-03-11 18:00"],
  ])("reads English: %s", (said, expected) => {
    expect(read(said, "ENGLISH")).toBe(expected);
  });

  it.each([
    ["el martes que viene a las tres y media", "2027-03-16 15:30"],
    ["mañana a las diez", "2027-03-11 10:00"],
    ["pasado mañana a las nueve y cuarto", "2027-03-12 09:15"],
    ["el quince de marzo a las cuatro de la tarde", "2027-03-15 16:00"],
    ["a las siete del quince", "2027-03-15 07:00"],
    ["cuarto para las tres", "14:45"],
    ["las cinco menos cuarto", "16:45"],
    ["el viernes en la mañana a las ocho y media", "2027-03-12 08:30"],
    ["de hoy en ocho", "2027-03-17"],
    ["el veintiuno del tres", "2027-03-21"],
    ["el lunes a mediodía", "2027-03-15 12:00"],
    ["no puedo el martes mejor el miercoles", "2027-03-17"],
    ["jueves 18 a las 9", "2027-03-18 09:00"],
  ])("reads Spanish: %s", (said, expected) => {
    expect(read(said, "SPANISH")).toBe(expected);
  });

  it.each([
    ["le quatorze juillet", "2027-07-14"],
    ["mardi prochain à neuf heures et demie", "2027-03-16 09:30"],
    ["demain matin à huit heures trente", "2027-03-11 08:30"],
    ["apres demain a quatorze heures", "2027-03-12 14:00"],
    ["midi et demi", "12:30"],
    ["dix heures moins le quart", "09:45"],
    ["dans un quart d'heure", "2027-03-10 09:15"],
    ["dans une heure et demie", "2027-03-10 10:30"],
    ["mardi en huit", "2027-03-23"],
    ["dans quinze jours", "2027-03-24"],
    ["le vingt et un mars à dix-sept heures quinze", "2027-03-21 17:15"],
    ["lundi de la semaine prochaine", "2027-03-15"],
    ["le premier lundi d'avril", "2027-04-05"],
    ["jeudi 18 à 9h", "2027-03-18 09:00"],
    ["je ne peux pas mardi, plutôt mercredi", "2027-03-17"],
  ])("reads French: %s", (said, expected) => {
    expect(read(said, "FRENCH")).toBe(expected);
  });
});

describe("rules", () => {
  it.each([
    ["Wednesday", "ENGLISH"],
    ["miércoles", "SPANISH"],
    ["mercredi", "FRENCH"],
  ] as const)("takes a bare weekday never for today: %s", (said, language) => {
    expect(read(said, language)).toBe("2027-03-17");
  });

  it("takes of two readings the first in the future", () => {
    expect(read("the fifth", "ENGLISH")).toBe("2027-04-05");
    expect(read("March ninth", "ENGLISH")).toBe("2028-03-09");
    expect(read("Thursday the fifteenth", "ENGLISH")).toBe("2027-04-15");
  });

  it("takes an hour without am or pm from 7:00 to 18:59, in every language", () => {
    const hours = Array.from({ length: 12 }, (_, index) => index + 1);
    for (const hour of hours) {
      const expected = `${String(hour < 7 ? hour + 12 : hour).padStart(2, "0")}:00`;
      expect(read(`at ${hour}`, "ENGLISH")).toBe(expected);
      expect(read(`a las ${hour}`, "SPANISH")).toBe(expected);
      expect(read(`à ${hour} heures`, "FRENCH")).toBe(expected);
    }
  });

  it.each([
    ["Tuesday the sixteenth... no, sorry, Thursday the eighteenth, at nine?", "ENGLISH", "2027-03-18 09:00"],
    ["el martes dieciséis, no, perdón, el jueves dieciocho a las nueve", "SPANISH", "2027-03-18 09:00"],
    ["mardi seize, non pardon, jeudi dix-huit à neuf heures", "FRENCH", "2027-03-18 09:00"],
    ["Friday at nine, I mean ten", "ENGLISH", "2027-03-12 10:00"],
    ["Friday, no, Monday of next week, no, Tuesday", "ENGLISH", "2027-03-16"],
  ] as const)("lets a later word correct an earlier one: %s", (said, language, expected) => {
    expect(read(said, language)).toBe(expected);
  });

  it("reads a correction of the read-back beside what was read back", () => {
    const current = { date: "2027-07-14", time: "09:00" };
    expect(read("no, the sixteenth", "ENGLISH", { current })).toBe("2027-07-16");
    expect(read("non, le seize", "FRENCH", { current })).toBe("2027-07-16");
    expect(read("no, Thursday", "ENGLISH", { current })).toBe("2027-07-15");
    expect(read("no, Thursday", "ENGLISH", { current: { date: "2027-03-16", time: null } })).toBe(
      "2027-03-11",
    );
  });

  it("takes a bare number for a day or an hour, as it was asked", () => {
    expect(read("fifteen", "ENGLISH", { asked: "date" })).toBe("2027-03-15");
    expect(read("nine", "ENGLISH", { asked: "time" })).toBe("09:00");
  });

  it.each([
    ["sometime next week", "ENGLISH", { from: "2027-03-15", to: "2027-03-21" }],
    ["mornings", "ENGLISH", { part: "morning" }],
    ["between two and four", "ENGLISH", { after: "14:00", before: "16:00" }],
    ["not before ten", "ENGLISH", { after: "10:00" }],
    ["Monday or Tuesday", "ENGLISH", { from: "2027-03-15", to: "2027-03-16" }],
    ["the week of the 22nd", "ENGLISH", { from: "2027-03-22", to: "2027-03-28" }],
    ["entre las dos y las cuatro", "SPANISH", { after: "14:00", before: "16:00" }],
    ["a finales de mes", "SPANISH", { from: "2027-03-21", to: "2027-03-31" }],
    ["por las mañanas", "SPANISH", { part: "morning" }],
    ["d'ici deux semaines", "FRENCH", { to: "2027-03-24" }],
    ["après quinze heures", "FRENCH", { after: "15:00" }],
    ["lundi ou mardi", "FRENCH", { from: "2027-03-15", to: "2027-03-16" }],
  ] as const)(
    "keeps a range or something vague as a wish, never as a value: %s",
    (said, language, expected) => {
      expect(read(said, language)).toBe("wish");
      expect(wishOf(said, language)).toEqual(expected);
    },
  );

  it("keeps the part of the day beside the day", () => {
    expect(read("the 5th in the afternoon", "ENGLISH")).toBe("2027-04-05");
    expect(wishOf("the 5th in the afternoon", "ENGLISH")).toEqual({ part: "afternoon" });
    expect(wishOf("el 5 por la tarde", "SPANISH")).toEqual({ part: "afternoon" });
    expect(wishOf("le 5 dans l'après-midi", "FRENCH")).toEqual({ part: "afternoon" });
  });

  it.each([
    "Tuesday, March seventeenth",
    "February thirtieth",
    "last Tuesday",
    "two days ago",
    "my tooth hurts since Monday",
    "at three pm GMT",
    "who came first in the race",
    "orthodox Easter",
    "twenty five o'clock",
    "banana",
    "",
  ])("asks again instead of guessing: %s", (said) => {
    expect(read(said, "ENGLISH")).toBe("unreadable");
  });
});

describe("any day and time", () => {
  const when = fc.record({
    date: fc.integer({ min: 1, max: 390 }).map((days) => addDays(TODAY, days)),
    time: fc
      .option(fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) }), {
        nil: null,
      })
      .map(
        (clock) => clock && `${String(clock.hour).padStart(2, "0")}:${String(clock.minute).padStart(2, "0")}`,
      ),
  });

  it.each(LANGUAGES)(
    "is read back in words that mean the same (%s)",
    (language) => {
      fc.assert(
        fc.property(when, (value) => {
          const words = sayWhen(value, language, TODAY);
          expect([words, read(words, language)]).toEqual([
            words,
            [value.date, value.time].filter((part) => part !== null).join(" "),
          ]);
        }),
        propertyRuns(),
      );
    },
    PROPERTY_TIMEOUT_MS,
  );

  it.each(LANGUAGES)(
    "is never read from noise as a day that is over (%s)",
    (language) => {
      const word = fc.constantFrom(
        ..."tuesday march the 5th 3 at pm no next week last ago in two days from martes de la mañana y media lundi à heures prochain moins le quart S 3/14 9:30 or between and".split(
          " ",
        ),
      );
      fc.assert(
        fc.property(fc.array(word, { maxLength: 12 }), (words) => {
          const reading = readWhen(words.join(" "), { now: NOW, timeZone: "America/Chicago", language });
          if (reading.kind !== "value") return;
          const { date, time } = reading.value;
          expect(date === null || (date >= TODAY && !Number.isNaN(weekdayOf(date)))).toBe(true);
          expect(time === null || /^([01]\d|2[0-3]):[0-5]\d$/.test(time)).toBe(true);
        }),
        propertyRuns({ usually: 1000 }),
      );
    },
    PROPERTY_TIMEOUT_MS,
  );
});
