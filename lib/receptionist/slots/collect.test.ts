import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PROPERTY_TIMEOUT_MS, propertyRuns } from "@/db/testing/property-runs";
import { LANGUAGES, type Language } from "@/lib/constants/languages";
import { addDays } from "./calendar-day";
import { type Collecting, collect, type Step, startCollecting } from "./collect";
import { FIELDS, type Field, type FieldKind, type FieldValues } from "./fields";
import { randomPhone, seeded } from "./testing/spoken-phone";

const NOW = new Date("2027-03-10T15:00:00Z");
const contextOf = (language: Language) => ({ now: NOW, timeZone: "America/Chicago", language });

/** A simple reader of answers, in place of the receptionist's. */
function yesOrNo(said: string): "yes" | "no" | null {
  if (/^\W*(no|non)(?!\p{L})/iu.test(said)) return "no";
  return /^\W*(yes|right|sí|oui)(?!\p{L})/iu.test(said) ? "yes" : null;
}

/** Plays what a caller says; the state goes through JSON, as between two processes. */
function play(kind: FieldKind, language: Language, says: string[]): Step {
  const context = contextOf(language);
  let step: Step = startCollecting(kind, context);
  for (const said of says) {
    if (step.kind !== "say") break;
    step = collect(JSON.parse(JSON.stringify(step.state)) as Collecting, said, yesOrNo, context);
  }
  return step;
}

it("asks, reads back, and keeps the value after a yes", () => {
  expect(play("dateTime", "ENGLISH", ["Thursday the eighteenth at nine"])).toMatchObject({
    text: "Thursday the eighteenth of March at nine in the morning?",
  });
  expect(play("dateTime", "ENGLISH", ["Thursday the eighteenth at nine", "Right."])).toEqual({
    kind: "confirmed",
    value: { date: "2027-03-18", time: "09:00" },
    wish: null,
  });
});

it("asks for the part that is missing", () => {
  expect(play("dateTime", "ENGLISH", ["Thursday the eighteenth"])).toMatchObject({ text: "At what time?" });
  expect(play("dateTime", "ENGLISH", ["Thursday the eighteenth", "ten", "yes"])).toMatchObject({
    value: { date: "2027-03-18", time: "10:00" },
  });
  expect(
    play("phone", "SPANISH", ["cinco cinco cinco cero uno nueve uno", "cuatro uno cero", "sí"]),
  ).toMatchObject({
    value: "+14105550191",
  });
  expect(play("name", "FRENCH", ["Marie", "Tremblay", "oui"])).toMatchObject({
    value: { first: "Marie", last: "Tremblay" },
  });
});

it("reads a correction back again before it keeps it", () => {
  const says = ["mardi seize mars", "non, jeudi dix-huit"];
  expect(play("date", "FRENCH", says)).toMatchObject({ kind: "say", text: "Jeudi dix-huit mars ?" });
  expect(play("date", "FRENCH", [...says, "oui"])).toMatchObject({ value: { date: "2027-03-18" } });
  expect(play("date", "ENGLISH", ["Tuesday", "yes, but the eighteenth"])).toMatchObject({ kind: "say" });
});

it("lets the caller choose between two readings, and reads the choice back", () => {
  for (const choice of ["la segunda", "marzo", "cuatro de marzo de mil novecientos ochenta y cuatro"]) {
    expect(play("birthDate", "SPANISH", ["3/4/84", choice])).toMatchObject({
      text: "¿Cuatro de marzo de mil novecientos ochenta y cuatro?",
    });
    expect(play("birthDate", "SPANISH", ["3/4/84", choice, "sí"])).toMatchObject({ value: "1984-03-04" });
  }
});

it("gives up after two answers that say nothing, with what the caller wished for", () => {
  expect(play("phone", "ENGLISH", ["banana", "banana"])).toEqual({ kind: "gave_up", wish: null });
  expect(
    play("phone", "ENGLISH", ["four one zero five five five oh one nine one", "no", "banana"]),
  ).toMatchObject({
    kind: "gave_up",
  });
  expect(play("date", "ENGLISH", ["sometime next week", "mornings"])).toMatchObject({
    kind: "gave_up",
    wish: { from: "2027-03-15", to: "2027-03-21", part: "morning" },
  });
});

it("says the part of the day that was wished for with the day", () => {
  expect(play("date", "ENGLISH", ["next Tuesday in the afternoon"])).toMatchObject({
    text: "Tuesday the sixteenth of March, in the afternoon?",
  });
});

it("keeps a name after a yes with other words, and nothing after words that are no answer", () => {
  expect(play("name", "ENGLISH", ["Odell Pemberton", "yes sounds good"])).toMatchObject({
    kind: "confirmed",
    value: { first: "Odell", last: "Pemberton" },
  });
  expect(play("name", "ENGLISH", ["Odell Pemberton", "hm what"])).toMatchObject({
    kind: "say",
    text: "Odell Pemberton?",
  });
});

describe("a caller who answers truthfully over a bad line", () => {
  const days = fc.integer({ min: 1, max: 380 }).map((count) => addDays("2027-03-10", count));
  const times = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
  const names = fc.constantFrom(
    "Mark Nguyen",
    "Marc Nguyen",
    "Kim Weber",
    "Kim Webber",
    "Ana Ruiz",
    "Anna Ruiz",
  );
  const values: { [K in FieldKind]: fc.Arbitrary<FieldValues[K]> } = {
    name: names.map((name) => {
      const [first = "", last = ""] = name.split(" ");
      return { first, last, isSpelled: false };
    }),
    phone: fc.integer().map((seed) => `+1${randomPhone(seeded(seed))}`),
    birthDate: fc.integer({ min: 0, max: 40_000 }).map((count) => addDays("1910-01-01", count)),
    date: days.map((date) => ({ date, time: null })),
    time: times.map((time) => ({ date: null, time })),
    dateTime: fc.record({ date: days, time: times }),
  };
  const yes = { ENGLISH: "yes", SPANISH: "sí", FRENCH: "oui" };
  const no = { ENGLISH: "no", SPANISH: "no", FRENCH: "non" };

  const cases = LANGUAGES.flatMap((language) =>
    (Object.keys(values) as FieldKind[]).map((kind) => [kind, language] as const),
  );
  it.each(cases)(
    "never has a wrong value kept (%s, %s)",
    (kind, language) => {
      const context = contextOf(language);
      const field: Field<FieldValues[FieldKind]> = FIELDS[kind];
      const arbitrary = values[kind] as fc.Arbitrary<FieldValues[FieldKind]>;
      // Each turn: what is heard instead of the truth, and how the caller answers a wrong read-back.
      const turn = fc.record({
        misheard: fc.option(arbitrary, { nil: null }),
        noise: fc.boolean(),
        corrects: fc.boolean(),
      });
      fc.assert(
        fc.property(arbitrary, fc.array(turn, { minLength: 8, maxLength: 8 }), (truth, turns) => {
          const words = field.say(truth, context);
          let step: Step = startCollecting(kind, context);
          for (const { misheard, noise, corrects } of turns) {
            if (step.kind !== "say") break;
            const heard = noise ? "banana split" : field.say(misheard ?? truth, context);
            const isReadBack = step.state.candidate !== null;
            const isRight =
              isReadBack &&
              step.text.toLowerCase().includes(words.toLowerCase()) &&
              step.text.length <= words.length + 4;
            const said = !isReadBack
              ? heard
              : isRight
                ? yes[language]
                : corrects
                  ? `${no[language]}, ${heard}`
                  : no[language];
            step = collect(step.state, said, yesOrNo, context);
          }
          if (step.kind === "confirmed") expect(field.say(step.value, context)).toBe(words);
        }),
        propertyRuns({ usually: 100 }),
      );
    },
    PROPERTY_TIMEOUT_MS,
  );

  it.each(cases)(
    "has the right value kept over a good line (%s, %s)",
    (kind, language) => {
      const context = contextOf(language);
      const field: Field<FieldValues[FieldKind]> = FIELDS[kind];
      fc.assert(
        fc.property(values[kind] as fc.Arbitrary<FieldValues[FieldKind]>, (truth) => {
          const step = play(kind, language, [field.say(truth, context), yes[language]]);
          expect(step).toMatchObject({ kind: "confirmed", value: truth });
        }),
        propertyRuns({ usually: 100 }),
      );
    },
    PROPERTY_TIMEOUT_MS,
  );
});
