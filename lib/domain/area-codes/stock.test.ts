import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { supportContext, TEST_NOW } from "@/db/testing/factory";
import type { CarrierPort } from "@/lib/telephony/port";
import { refreshStock } from "./stock";

useTestDatabase();
useTestEnvironment();

/** The search of a carrier with so much of each code, and a record of what it was asked; nothing else of the port is used. */
function carrierWith(name: string, search: CarrierPort["searchNumbers"]) {
  const asked: string[] = [];
  const state = { running: 0, most: 0 };
  const port = {
    name,
    capabilities: {
      searchNumbers: true,
      realCalls: false,
      recoverDays: null,
    },
    searchNumbers: async (wanted: Parameters<CarrierPort["searchNumbers"]>[0]) => {
      asked.push(wanted.areaCode ?? "");
      state.most = Math.max(state.most, ++state.running);
      await new Promise((resolve) => setImmediate(resolve));
      state.running--;
      return search(wanted);
    },
  } as unknown as CarrierPort;
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
  it("is many from 20 on, few below, none without any", async () => {
    const counts: Record<string, number> = { "312": 20, "773": 19, "872": 0 };
    const { port } = carrierWith("counts", async ({ areaCode = "" }) => numbers(counts[areaCode] ?? 0));
    const stock = await refreshStock(at(0), port, ["312", "773", "872"]);
    expect([...stock].map(([code, { level }]) => [code, level]).sort()).toEqual([
      ["312", "many"],
      ["773", "few"],
      ["872", "none"],
    ]);
  });

  it("is asked for at most every ten minutes a code, also by two readers at once", async () => {
    const { port, asked } = carrierWith("patient", async () => numbers(1));
    await Promise.all([refreshStock(at(0), port, ["312"]), refreshStock(at(0), port, ["312"])]);
    await refreshStock(at(9), port, ["312"]);
    expect(asked).toEqual(["312"]);
    await refreshStock(at(10), port, ["312", "773"]);
    expect(asked).toEqual(["312", "312", "773"]);
  });

  it("asks for four codes at a time at most", async () => {
    const { port, state } = carrierWith("wide", async () => numbers(1));
    await refreshStock(at(0), port, ["201", "202", "203", "205", "206", "207", "208", "209"]);
    expect(state.most).toBe(4);
  });

  it("is unknown where the carrier fails, which is left alone for half a minute, and never fails the reader", async () => {
    const answers: CarrierPort["searchNumbers"][] = [
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

  it("says none where the carrier refuses for want of stock", async () => {
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
