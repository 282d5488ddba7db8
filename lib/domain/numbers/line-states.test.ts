import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { organizations, phoneNumbers } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { makeBot, makeNumber, makeOrganization } from "@/db/testing/factory";
import { BROUGHT } from "@/lib/constants/carrier";
import { LINE_STATES, type LineState, lineStateOf, NUMBER_STATUSES } from "@/lib/constants/line-states";
import { inState, stateColumn } from "./number-filters";
import { presentNumber } from "./present";
import { selectNumbers } from "./select-numbers";

useTestDatabase();

const ADDRESS = { addressLine1: "100 Main St", city: "Chicago", state: "IL", zip: "60606" };
/** A complete address, one without each part, one with each part blank, and none at all. */
const ADDRESSES = [
  ADDRESS,
  ...Object.keys(ADDRESS).flatMap((part) => [
    { ...ADDRESS, [part]: null },
    { ...ADDRESS, [part]: "" },
  ]),
  { addressLine1: null, city: null, state: null, zip: null },
];

/** Makes a line for every combination of facts that the table's constraints allow. */
async function everyLine(): Promise<Map<string, LineState>> {
  const decided = new Map<string, LineState>();
  for (const address of ADDRESSES) {
    const organization = await makeOrganization(address);
    const bot = await makeBot(organization);
    for (const status of NUMBER_STATUSES)
      for (const hasBot of status === "active" || status === "lost" ? [true, false] : [false])
        for (const languageMismatch of hasBot ? [true, false] : [false])
          for (const isBrought of [false, true]) {
            const line = await makeNumber(organization, {
              status,
              languageMismatch,
              botId: hasBot ? bot.id : null,
              carrier: isBrought ? BROUGHT : "local",
            });
            const mismatch = languageMismatch ? "language_mismatch" : null;
            const organizationIncomplete = address !== ADDRESS;
            decided.set(
              line.id,
              lineStateOf({ status, hasBot, isBrought, mismatch, organizationIncomplete }),
            );
          }
  }
  return decided;
}

describe("the state of a line", () => {
  it("is the same in filters, counts and answers, for every combination of facts", async () => {
    const decided = await everyLine();
    expect(new Set(decided.values())).toEqual(new Set(LINE_STATES));
    const rows = () =>
      database()
        .select({ id: phoneNumbers.id, state: stateColumn() })
        .from(phoneNumbers)
        .innerJoin(organizations, eq(organizations.id, phoneNumbers.orgId));

    const counted = new Map((await rows()).map(({ id, state }) => [id, state]));
    const filtered = new Map<string, LineState>();
    for (const state of LINE_STATES)
      for (const { id } of await rows().where(inState(state))) {
        expect(filtered.has(id)).toBe(false);
        filtered.set(id, state);
      }
    const answered = new Map((await selectNumbers()).map((row) => [row.line.id, presentNumber(row).state]));

    for (const [id, state] of decided)
      expect([counted.get(id), filtered.get(id), answered.get(id)]).toEqual([state, state, state]);
    expect([counted.size, filtered.size, answered.size]).toEqual([decided.size, decided.size, decided.size]);
  });
});
