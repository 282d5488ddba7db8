import { describe, expect, it } from "vitest";
import { DAYS_OF_WEEK } from "@/lib/constants/organizations";
import { sayNumber } from "../say/numbers";
import { askedDays } from "./asked-day";
import { sayHoliday } from "./holidays";
import { sayDayHours, sayOpening, sayWeekHours } from "./hours";
import { sayAddress, sayPhone } from "./place";
import { dateInWords, timeInWords } from "./times";

const DAYS = [
  {
    dayOfWeek: "MONDAY" as const,
    spans: [
      { open: "08:00", close: "12:00" },
      { open: "13:00", close: "17:30" },
    ],
  },
  ...(["TUESDAY", "WEDNESDAY", "THURSDAY"] as const).map((dayOfWeek) => ({
    dayOfWeek,
    spans: [{ open: "09:15", close: "19:00" }],
  })),
  { dayOfWeek: "SATURDAY" as const, spans: [{ open: "09:00", close: "13:00" }] },
];

describe("Times and dates in words", () => {
  it.each([
    ["00:00", "midnight", "la medianoche", "minuit"],
    ["08:00", "eight AM", "las ocho de la mañana", "huit heures"],
    ["08:05", "eight oh five AM", "las ocho y cinco de la mañana", "huit heures cinq"],
    ["12:00", "noon", "el mediodía", "midi"],
    ["12:30", "twelve thirty PM", "las doce y media de la tarde", "midi trente"],
    ["13:15", "one fifteen PM", "la una y cuarto de la tarde", "treize heures quinze"],
    [
      "21:41",
      "nine forty-one PM",
      "las nueve y cuarenta y uno de la noche",
      "vingt et une heures quarante et une",
    ],
  ])("%s", (time, english, spanish, french) => {
    expect(timeInWords(time, "ENGLISH")).toBe(english);
    expect(timeInWords(time, "SPANISH")).toBe(spanish);
    expect(timeInWords(time, "FRENCH")).toBe(french);
  });

  it("say the weekday, the month and the day", () => {
    expect(dateInWords("2027-05-31", "ENGLISH")).toBe("Monday, May thirty-first");
    expect(dateInWords("2027-05-31", "SPANISH")).toBe("lunes treinta y uno de mayo");
    expect(dateInWords("2027-01-01", "FRENCH")).toBe("vendredi premier janvier");
  });

  it("have no digits, in any language", () => {
    for (const language of ["ENGLISH", "SPANISH", "FRENCH"] as const) {
      const numbers = Array.from({ length: 60 }, (_, number) => sayNumber(number, language));
      expect(new Set(numbers).size).toBe(60);
      expect(numbers.join(" ")).not.toMatch(/\d|undefined/);
    }
  });
});

describe("Office hours", () => {
  it("of a day name its spans, or that it is closed", () => {
    const monday = { dayOfWeek: "MONDAY" as const };
    expect(sayDayHours(DAYS, monday, "ENGLISH")).toBe(
      "We are open on Monday from eight AM to noon and from one PM to five thirty PM.",
    );
    expect(sayDayHours(DAYS, monday, "SPANISH")).toBe(
      "El lunes abrimos de las ocho de la mañana al mediodía y de la una de la tarde a las cinco y media de la tarde.",
    );
    expect(sayDayHours(DAYS, { dayOfWeek: "SUNDAY", inDays: 1 }, "FRENCH")).toBe(
      "Nous sommes fermés demain.",
    );
  });

  it("of the week put days with the same hours together", () => {
    expect(sayWeekHours(DAYS, "ENGLISH")).toBe(
      "We are open on Monday from eight AM to noon and from one PM to five thirty PM; Tuesday to Thursday from nine fifteen AM to seven PM; on Saturday from nine AM to one PM. We are closed on Friday and Sunday.",
    );
    expect(sayWeekHours(DAYS, "SPANISH")).toContain("de martes a jueves de las nueve y cuarto de la mañana");
    expect(sayWeekHours(DAYS, "FRENCH")).toContain("Nous sommes fermés le vendredi et le dimanche.");
    expect(sayWeekHours([], "ENGLISH")).toBeNull();
  });

  it("say until when the practice is open, or when it opens next", () => {
    expect(sayOpening({ state: "open", until: "12:00" }, "SPANISH")).toBe(
      "Sí, ahora estamos abiertos, hasta el mediodía.",
    );
    const closed = { state: "closed", opensOn: "MONDAY", opensAt: "08:00" } as const;
    expect(sayOpening({ ...closed, inDays: 2 }, "ENGLISH")).toBe(
      "We are closed now. We open on Monday at eight AM.",
    );
    expect(sayOpening({ ...closed, inDays: 1 }, "FRENCH")).toBe(
      "Nous sommes fermés en ce moment. Nous ouvrons demain à huit heures.",
    );
    expect(sayOpening({ state: "unknown" }, "ENGLISH")).toBeNull();
  });
});

describe("The day that a caller asks about", () => {
  it.each([
    ["are you open on Saturdays", "ENGLISH", ["SATURDAY"]],
    ["what time do you close today", "ENGLISH", ["WEDNESDAY"]],
    ["a qué hora abren mañana", "SPANISH", ["THURSDAY"]],
    ["a qué hora abren en la mañana", "SPANISH", []],
    ["êtes-vous ouverts la fin de semaine", "FRENCH", ["SATURDAY", "SUNDAY"]],
    ["jusqu'à quelle heure aujourd'hui", "FRENCH", ["WEDNESDAY"]],
    ["what are your hours", "ENGLISH", []],
  ] as const)("is found in: %s", (said, language, days) => {
    expect(askedDays(said, "WEDNESDAY", language).map(({ dayOfWeek }) => dayOfWeek)).toEqual(days);
  });

  it("may be any day, in any language", () => {
    expect(DAYS_OF_WEEK.every((day) => askedDays(day, "MONDAY", "ENGLISH")[0]?.dayOfWeek === day)).toBe(true);
  });
});

describe("Holidays", () => {
  const holidays = [
    { date: "2026-12-25", name: "Christmas Day", spans: [] },
    { date: "2026-12-24", name: "Christmas Eve", spans: [{ open: "08:30", close: "12:00" }] },
    { date: "2026-11-26", name: "Thanksgiving", spans: [] },
  ];
  const today = "2026-12-01";

  it("are told apart, and named in the caller's language", () => {
    expect(sayHoliday(holidays, "are you open on Christmas Eve", today, "ENGLISH")).toBe(
      "On Christmas Eve, Thursday, December twenty-fourth, we are open from eight thirty AM to noon.",
    );
    expect(sayHoliday(holidays, "¿cierran en Navidad?", today, "SPANISH")).toBe(
      "En Navidad, el viernes veinticinco de diciembre, estamos cerrados.",
    );
    expect(sayHoliday(holidays, "êtes-vous ouverts la veille de Noël", today, "FRENCH")).toContain(
      "veille de Noël",
    );
  });

  it("that nothing is known of, or that are over, are not made up", () => {
    expect(sayHoliday(holidays, "are you open on Labor Day", today, "ENGLISH")).toBeNull();
    expect(sayHoliday(holidays, "are you open on Thanksgiving", today, "ENGLISH")).toBeNull();
  });

  it("in general are the next ones", () => {
    const said = sayHoliday(holidays, "what are your holiday hours", today, "ENGLISH");
    expect(said).toMatch(/Christmas Eve.*Christmas Day/);
    expect(said).not.toContain("Thanksgiving");
  });
});

describe("Address and phone", () => {
  it("are spoken so that they can be written down", () => {
    const address = {
      street: "118 Quayside Road",
      suite: "Suite 200",
      city: "Baltimore",
      state: "MD",
      zip: "21299",
    };
    expect(sayAddress(address, "ENGLISH")).toBe(
      "We are at 118 Quayside Road, Suite 200, Baltimore, Maryland. The ZIP code is two one two nine nine.",
    );
    expect(sayPhone("+14105550120", "SPANISH")).toBe(
      "Nuestro número de teléfono es cuatro uno cero, cinco cinco cinco, cero uno dos cero.",
    );
    expect(sayPhone("410-555-0120", "FRENCH")).toContain("quatre un zéro, cinq cinq cinq, zéro un deux zéro");
  });
});
