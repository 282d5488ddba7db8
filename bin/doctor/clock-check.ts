import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { configuredCarriers } from "@/lib/telephony/registry";
import { type Check, type Finding, ok, warn } from "./report";

const MAX_DIFFERENCE_MS = 30_000;
const ANSWER_WITHIN_MS = 5_000;

/** Reads another clock, in milliseconds since 1970; null if it cannot be read. */
type Clock = () => Promise<number | null>;

/** Checks this machine's clock against the database's and the carrier's. Half a minute of difference is harmless. */
export function clockCheck(): Check {
  return {
    name: "clock",
    run: () => {
      const carriers = configuredCarriers().map(({ displayName, apiUrl }) => [
        displayName,
        () => carrierTime(apiUrl),
      ]);
      return compareClocks({ "the database": databaseTime, ...Object.fromEntries(carriers) });
    },
  };
}

/** Compares this machine's clock with others. @param clocks the other clocks, by their owner's name */
export async function compareClocks(clocks: Record<string, Clock>): Promise<Finding> {
  const compared: { who: string; off: number }[] = [];
  for (const [who, clock] of Object.entries(clocks)) {
    const before = Date.now();
    const theirs = await clock().catch(() => null);
    // The other side read its clock at some time between our request and its response.
    if (theirs !== null) compared.push({ who, off: Math.round(theirs - (before + Date.now()) / 2) });
  }
  if (compared.length === 0)
    return warn("There was no other clock to compare with.", "Fix the database and the carrier first.");
  const wrong = compared.find(({ off }) => Math.abs(off) > MAX_DIFFERENCE_MS);
  if (!wrong)
    return ok(`This machine's clock agrees with that of ${compared.map(({ who }) => who).join(" and ")}.`);
  const seconds = Math.round(Math.abs(wrong.off) / 1000);
  return warn(
    `This machine's clock is ${seconds} seconds ${wrong.off > 0 ? "behind" : "ahead of"} that of ${wrong.who}.`,
    "Synchronize this machine and the database's with NTP.",
  );
}

async function databaseTime(): Promise<number | null> {
  const { rows } = await database().execute<{ ms: string }>(
    sql`select extract(epoch from clock_timestamp()) * 1000 as ms`,
  );
  return rows[0] ? Number(rows[0].ms) : null;
}

/** The carrier's time, from the Date header that every web server sends with any response. */
async function carrierTime(address: string): Promise<number | null> {
  const answer = await fetch(address, { method: "HEAD", signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  const time = Date.parse(answer.headers.get("date") ?? "");
  return Number.isNaN(time) ? null : time;
}
