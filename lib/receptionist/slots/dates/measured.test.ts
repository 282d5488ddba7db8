import { describe, expect, it } from "vitest";
import { LANGUAGE_OF, readLines } from "../testing/read-lines";
import { firstMoment, readWhen } from "./read-when";

interface Group {
  lang: string;
  kind: string;
  expect: string;
  phrases: string[];
}

/** Duckling's own reference. */
const REFERENCE = new Date("2013-02-12T06:30:00Z");
const ZONE = "Etc/GMT+2";
const [NOW, IN_A_YEAR] = ["2013-02-12T04:30", "2014-02-12T04:30"];

/** One day or one minute, from the reference to twelve months ahead. */
function momentsOf({ expect, kind }: Group): { moment: string; isDay: boolean } | null {
  const found = /^\((\d+), (\d+), (\d+), (\d+), (\d+), [\d.]+\) (Day|Hour|Minute)/.exec(expect);
  if (!found || !["datetime", "datetimeHoliday"].includes(kind)) return null;
  const [year, month, date, hour, minute] = found.slice(1, 6).map((part) => part.padStart(2, "0"));
  const moment = `${year}-${month}-${date}T${hour}:${minute}`;
  const isDay = found[6] === "Day";
  return moment < (isDay ? NOW.slice(0, 10) : NOW) || moment > IN_A_YEAR ? null : { moment, isDay };
}

describe.each(["en", "es", "fr"])("Duckling’s phrases for one day or time (%s)", (lang) => {
  it("are read right in at least 75 of 100, and wrong in at most 8; the rest is asked again", () => {
    const count = { all: 0, right: 0, wrong: 0 };
    const groups = readLines<Group>("duckling-times-en-es-fr.jsonl").filter((group) => group.lang === lang);
    for (const group of groups) {
      const expected = momentsOf(group);
      if (!expected) continue;
      for (const phrase of group.phrases) {
        const reading = readWhen(phrase, {
          now: REFERENCE,
          timeZone: ZONE,
          language: LANGUAGE_OF[lang] ?? "ENGLISH",
        });
        count.all += 1;
        if (reading.kind !== "value") continue;
        const moment = firstMoment(reading.value, REFERENCE, ZONE);
        const isRight = expected.isDay
          ? moment.slice(0, 10) === expected.moment.slice(0, 10)
          : reading.value.time !== null && moment === expected.moment;
        if (isRight) count.right += 1;
        else count.wrong += 1;
      }
    }
    expect(count.all).toBeGreaterThan(50);
    expect(count.right / count.all).toBeGreaterThanOrEqual(0.75);
    expect(count.wrong / count.all).toBeLessThanOrEqual(0.08);
  });
});

it("reads every relative date of the intake file", () => {
  const rows = readLines<{ kind: string; today: string; say: string; value: string }>(
    "intake-entities-en.jsonl",
  );
  const dates = rows.filter(({ kind }) => kind === "relative-date");
  const read = dates.map(({ say, today }) => {
    const now = new Date(`${today}T15:00:00Z`);
    const reading = readWhen(say, { now, timeZone: "America/Chicago", language: "ENGLISH" });
    return [say, reading.kind === "value" ? reading.value.date : null];
  });
  expect(read).toEqual(dates.map(({ say, value }) => [say, value]));
});
