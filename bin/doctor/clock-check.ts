import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { Env } from "@/lib/env";
import { type Check, type Finding, ok, warn } from "./report";

const OFF_BY_MS = 30_000;
const ANSWER_WITHIN_MS = 5_000;
const TWILIO = "https://api.twilio.com";

/** What another clock shows, in milliseconds since 1970; null where it cannot be asked. */
type Clock = () => Promise<number | null>;

/** Whether this machine's clock agrees with the database's and the carrier's. Half a minute does no harm yet. */
export function clockCheck(env: Env): Check {
  return {
    name: "clock",
    run: () =>
      compareClocks({
        "the database": databaseTime,
        "the carrier": () => carrierTime(env.TWILIO_API_BASE_URL ?? TWILIO),
      }),
  };
}

/** @param clocks others' clocks, by whose they are */
export async function compareClocks(clocks: Record<string, Clock>): Promise<Finding> {
  const compared: { who: string; off: number }[] = [];
  for (const [who, clock] of Object.entries(clocks)) {
    const before = Date.now();
    const theirs = await clock().catch(() => null);
    // They looked at their clock somewhere between our question and their answer.
    if (theirs !== null) compared.push({ who, off: Math.round(theirs - (before + Date.now()) / 2) });
  }
  if (compared.length === 0)
    return warn("There was no clock to compare it with.", "See to the database and the carrier first.");
  const wrong = compared.find(({ off }) => Math.abs(off) > OFF_BY_MS);
  if (!wrong) return ok(`It agrees with that of ${compared.map(({ who }) => who).join(" and ")}.`);
  const seconds = Math.round(Math.abs(wrong.off) / 1000);
  return warn(
    `It is ${seconds} seconds ${wrong.off > 0 ? "behind" : "ahead of"} that of ${wrong.who}.`,
    "Let NTP set the clock of this machine and of the database's.",
  );
}

async function databaseTime(): Promise<number | null> {
  const { rows } = await database().execute<{ ms: string }>(
    sql`select extract(epoch from clock_timestamp()) * 1000 as ms`,
  );
  return rows[0] ? Number(rows[0].ms) : null;
}

/** From the header that every web server sends, whatever else it answers. */
async function carrierTime(address: string): Promise<number | null> {
  const answer = await fetch(address, { method: "HEAD", signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  const time = Date.parse(answer.headers.get("date") ?? "");
  return Number.isNaN(time) ? null : time;
}
