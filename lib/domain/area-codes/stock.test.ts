import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { supportContext, TEST_NOW } from "@/db/testing/factory";
import type { Carrier, NumberSearch, NumbersPort } from "@/lib/telephony/port";
import { isKnownEmpty, noteStock, readStock, refreshStock } from "./stock";

useTestDatabase();
useTestEnvironment();

/** A carrier with the given search, and a record of the searched codes. Nothing else of the port is used. */
function carrierWith(name: string, search: NumbersPort["searchNumbers"]) {
  const asked: string[] = [];
  const state = { running: 0, most: 0 };
  const port = {
    name,
    capabilities: {
      searchNumbers: true,
      realCalls: false,
      recoverDays: null,
    },
    numbers: {
      searchNumbers: async (wanted: NumberSearch) => {
        asked.push(wanted.areaCode ?? "");
        state.most = Math.max(state.most, ++state.running);
        await new Promise((resolve) => setImmediate(resolve));
        state.running--;
        return search(wanted);
      },
    },
  } as unknown as Carrier;
  return { port, asked, state };
}

const numbers = (count: number) => ({
  ok: true as const,
  value: Array.from({ length: count }, (_, index) => ({
    number: `+1312555${String(index).padStart(4, "0")}`,
    locality: null,
    region: null,
  })),
});
const at = (minutes: number) => ({
  ...supportContext(),
  now: () => new Date(TEST_NOW.getTime() + minutes * 60_000),
});

describe("stock of area codes", () => {
  it("is many from 20 numbers on, few below that, and none at zero", async () => {
    const counts: Record<string, number> = { "312": 20, "773": 19, "872": 0 };
    const { port } = carrierWith("counts", async ({ areaCode = "" }) => numbers(counts[areaCode] ?? 0));
    const stock = await refreshStock(at(0), port, ["312", "773", "872"]);
    expect([...stock].map(([code, { level }]) => [code, level]).sort()).toEqual([
      ["312", "many"],
      ["773", "few"],
      ["872", "none"],
    ]);
  });

  it("is read from the carrier at most every ten minutes per code, even by two readers at once", async () => {
    const { port, asked } = carrierWith("patient", async () => numbers(1));
    await Promise.all([refreshStock(at(0), port, ["312"]), refreshStock(at(0), port, ["312"])]);
    await refreshStock(at(9), port, ["312"]);
    expect(asked).toEqual(["312"]);
    await refreshStock(at(10), port, ["312", "773"]);
    expect(asked).toEqual(["312", "312", "773"]);
  });

  it("is believed for an hour if there was none", async () => {
    const counts = { now: 0 };
    const { port, asked } = carrierWith("sold out", async () => numbers(counts.now));
    const level = async (minutes: number) =>
      (await refreshStock(at(minutes), port, ["312"])).get("312")?.level;
    expect([await level(0), await level(59)]).toEqual(["none", "none"]);
    expect(asked).toHaveLength(1);
    counts.now = 1;
    expect(await level(60)).toBe("few");
  });

  it("is known to be none for an hour after the carrier said so, at that carrier only", async () => {
    const { port } = carrierWith("learned", async () => numbers(1));
    const { port: other } = carrierWith("another", async () => numbers(1));
    await noteStock(port, "217", 0, TEST_NOW);
    const isEmpty = async (carrier: Carrier, minutes: number) =>
      isKnownEmpty((await readStock(carrier, ["217"])).get("217"), at(minutes).now());
    expect([await isEmpty(port, 59), await isEmpty(port, 60), await isEmpty(other, 0)]).toEqual([
      true,
      false,
      false,
    ]);
    await noteStock(port, "217", 1, at(5).now());
    expect(await isEmpty(port, 6)).toBe(false);
  });

  it("is read for at most four codes at a time", async () => {
    const { port, state } = carrierWith("wide", async () => numbers(1));
    await refreshStock(at(0), port, ["201", "202", "203", "205", "206", "207", "208", "209"]);
    expect(state.most).toBe(4);
  });

  it("is unknown for half a minute after the carrier fails, and never fails the reader", async () => {
    const answers: NumbersPort["searchNumbers"][] = [
      async () => ({ ok: false, kind: "unknown", cause: "timeout", carrierMessage: "" }),
      async () => {
        throw new Error("broken");
      },
      async () => ({
        ok: false,
        kind: "refused",
        reason: "account_problem",
        carrierCode: null,
        carrierMessage: "",
      }),
    ];
    for (const [index, answer] of answers.entries()) {
      const { port, asked } = carrierWith(`failing ${index}`, answer);
      expect((await refreshStock(at(0), port, ["312"])).size).toBe(0);
      expect((await refreshStock(at(0.4), port, ["312"])).size).toBe(0);
      expect(asked).toHaveLength(1);
      await refreshStock(at(0.5), port, ["312"]);
      expect(asked).toHaveLength(2);
    }
  });

  it("is none if the carrier refuses because it has no numbers", async () => {
    const { port } = carrierWith("empty", async () => ({
      ok: false,
      kind: "refused",
      reason: "no_stock",
      carrierCode: "21452",
      carrierMessage: "",
    }));
    expect((await refreshStock(at(0), port, ["312"])).get("312")?.level).toBe("none");
  });
});
