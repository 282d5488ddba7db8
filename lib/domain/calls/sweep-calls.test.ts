import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { conversations } from "@/db/schema";
import { makeConversation } from "@/db/testing/conversations";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount, makeNumber, TEST_NOW } from "@/db/testing/factory";
import { registerPartialCarrier } from "@/db/testing/partial-carrier";
import type { CallStanding } from "@/lib/telephony/port";
import { sweepCalls } from "./sweep-calls";

useTestEnvironment();
useTestDatabase();

const MINUTE_MS = 60_000;
const DAY = 24 * 60;
const OPEN = { status: "in_progress", outcome: null, endedAt: null } as const;
const minutesLater = (minutes: number) => () => new Date(TEST_NOW.getTime() + minutes * MINUTE_MS);

/** What the carrier knows of calls, by their ids; null if it does not answer. */
let carrierKnows: Record<string, CallStanding> | null;
let asked: string[];
const SILENT = { ok: false, kind: "unknown", cause: "timeout", carrierMessage: "" } as const;

beforeEach(async () => {
  await database().delete(conversations);
  carrierKnows = {};
  asked = [];
  registerPartialCarrier(
    "asked",
    {},
    {
      listCallsInProgress: async () => {
        if (!carrierKnows) return SILENT;
        const all = Object.entries(carrierKnows);
        return { ok: true, value: all.filter(([, is]) => is === "in_progress").map(([id]) => id) };
      },
      findCall: async (id) => {
        asked.push(id);
        return carrierKnows ? { ok: true, value: carrierKnows[id] ?? null } : SILENT;
      },
    },
  );
});

async function open(values: Partial<typeof conversations.$inferInsert> = {}) {
  const { location } = await makeAccount();
  const line = await makeNumber(location);
  return makeConversation(line, { ...OPEN, carrier: "asked", ...values });
}
const rowOf = async (id: string) =>
  (await database().select().from(conversations).where(eq(conversations.id, id)))[0];

describe("the sweep of calls", () => {
  it("ends a call that its carrier says is over, and no other", async () => {
    const over = await open();
    const going = await open();
    carrierKnows = { [over.carrierCallId]: "over", [going.carrierCallId]: "in_progress" };
    expect(await sweepCalls(minutesLater(0.5))).toBe(0);
    expect(asked).toEqual([]);
    expect(await sweepCalls(minutesLater(2))).toBe(1);
    expect(await rowOf(over.id)).toMatchObject({
      status: "ended",
      outcome: "answered",
      endedAt: minutesLater(2)(),
    });
    expect(await rowOf(going.id)).toMatchObject(OPEN);
    expect(await sweepCalls(minutesLater(3))).toBe(0);
    expect(asked).toEqual([over.carrierCallId]);
  });

  it("ends a call that its carrier does not know", async () => {
    const { id } = await open();
    expect(await sweepCalls(minutesLater(2))).toBe(1);
    expect(await rowOf(id)).toMatchObject({ status: "ended" });
  });

  it("asks about a call that is not listed, and leaves it if it is in progress after all", async () => {
    const { id, carrierCallId } = await open();
    let standing: CallStanding = "in_progress";
    registerPartialCarrier(
      "asked",
      {},
      {
        listCallsInProgress: async () => ({ ok: true, value: [] }),
        findCall: async (callId) => ({ ok: true, value: callId === carrierCallId ? standing : null }),
      },
    );
    expect(await sweepCalls(minutesLater(60))).toBe(0);
    expect(await rowOf(id)).toMatchObject(OPEN);
    standing = "failed";
    expect(await sweepCalls(minutesLater(60))).toBe(1);
  });

  it("ends nothing while the carrier does not answer, but a call of yesterday", async () => {
    const { id } = await open();
    carrierKnows = null;
    expect(await sweepCalls(minutesLater(60))).toBe(0);
    expect(await rowOf(id)).toMatchObject(OPEN);
    expect(await sweepCalls(minutesLater(DAY + 1))).toBe(1);
    expect(await rowOf(id)).toMatchObject({ status: "ended" });
  });

  it("ends calls of a carrier that is no longer configured once they are longer than a call can be", async () => {
    const { id } = await open({ carrier: "gone" });
    expect(await sweepCalls(minutesLater(30))).toBe(0);
    expect(await sweepCalls(minutesLater(32))).toBe(1);
    expect(await rowOf(id)).toMatchObject({ status: "ended" });
  });
});
