import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { carrierFindings, carrierRuns } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeNumber, supportContext, TEST_NOW } from "@/db/testing/factory";
import { rowOf } from "@/db/testing/lines";
import { systemContext } from "@/lib/context";
import { carrier as carrierPort } from "@/lib/telephony/carrier";
import { openDueRun } from "./due-run";
import { listRuns } from "./list-runs";
import { runReconcile } from "./run-reconcile";
import { startRun } from "./start-run";

useTestCarrier(useTestDatabase());
const worker = systemContext("Worker", () => TEST_NOW);
const tools = () => ({ carrier: carrierPort(), context: worker });

beforeEach(async () => {
  await database().delete(carrierRuns);
});

/** As if nothing had happened to the run for so long. */
const longAgo = (id: string, interval: string) =>
  database()
    .update(carrierRuns)
    .set({ touchedAt: sql`clock_timestamp() - ${interval}::interval` })
    .where(eq(carrierRuns.id, id));

describe("comparisons", () => {
  it("are asked for by support, made by the worker, and shown with who asked", async () => {
    const asked = await startRun(supportContext(), {});
    expect(asked).toMatchObject({ state: "running", trigger: "console", actorName: "S. Support" });
    await runReconcile(asked.id, tools());
    expect(await listRuns(supportContext())).toMatchObject([
      { id: asked.id, state: "done", failure: null, finishedAt: expect.any(String) },
    ]);
  });

  it("are refused to whoever does not look after carriers", async () => {
    const { account } = await makeAccount();
    await expect(startRun(contextOf(account), {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(listRuns(contextOf(account))).rejects.toMatchObject({ code: "forbidden" });
  });

  it("are one at a time, and each is made by one worker", async () => {
    const asked = await Promise.all([startRun(supportContext(), {}), startRun(supportContext(), {})]);
    expect(asked[1].id).toBe(asked[0].id);
    const made = await Promise.all([runReconcile(asked[0].id, tools()), runReconcile(asked[0].id, tools())]);
    expect(made.filter((run) => run !== null)).toHaveLength(1);
    expect(await runReconcile(asked[0].id, tools())).toBeNull();
  });

  it("that nobody has begun mark lost what is asked for meanwhile, and one that was begun without says so", async () => {
    expect(await openDueRun(worker)).toBe(true);
    const [due] = await database().select().from(carrierRuns);
    expect(await startRun(supportContext(), { acceptLosses: true })).toMatchObject({ id: due?.id });
    expect(await database().select().from(carrierRuns)).toMatchObject([{ acceptLosses: true }]);
    await startRun(supportContext(), { acceptLosses: true });
    await database().update(carrierRuns).set({ acceptLosses: false, begunAt: TEST_NOW });
    await expect(startRun(supportContext(), { acceptLosses: true })).rejects.toMatchObject({
      code: "rate_limited",
      message: expect.stringContaining("under way already"),
    });
    expect(await startRun(supportContext(), {})).toMatchObject({ id: due?.id });
    expect(await database().select().from(carrierRuns)).toMatchObject([{ acceptLosses: false }]);
  });

  it("that were opened under another carrier end without a look at the list of this one", async () => {
    const asked = await startRun(supportContext(), {});
    const { location } = await makeAccount();
    const line = await makeNumber(location, { carrier: "another" });
    await database().update(carrierRuns).set({ carrier: "another" });
    const before = await database().select().from(carrierFindings);
    expect(await runReconcile(asked.id, tools())).toMatchObject({
      state: "failed",
      failure: "abandoned",
      listed: 0,
      finishedAt: TEST_NOW,
    });
    expect(await database().select().from(carrierFindings)).toEqual(before);
    expect((await rowOf(line.id)).status).toBe("active");
  });

  it("that a dead process left give way to the next", async () => {
    const dead = await startRun(supportContext(), {});
    await longAgo(dead.id, "2 minutes");
    const next = await startRun(supportContext(), {});
    expect(next.id).not.toBe(dead.id);
    expect(await listRuns(supportContext())).toMatchObject([
      { id: next.id },
      { id: dead.id, state: "failed", failure: { code: "abandoned" } },
    ]);
    expect(await runReconcile(dead.id, tools())).toBeNull();
  });

  it("come by themselves every quarter of an hour, sooner after one that failed, and never two", async () => {
    expect(await Promise.all([openDueRun(worker), openDueRun(worker)]).then((all) => all.sort())).toEqual([
      false,
      true,
    ]);
    const [first] = await listRuns(supportContext());
    await runReconcile(first?.id ?? "", tools());
    await longAgo(first?.id ?? "", "14 minutes");
    expect(await openDueRun(worker)).toBe(false);
    await longAgo(first?.id ?? "", "15 minutes 1 second");
    expect(await openDueRun(worker)).toBe(true);
    const [second] = await listRuns(supportContext());
    await database().update(carrierRuns).set({ state: "failed", failure: "carrier_unavailable" });
    await longAgo(second?.id ?? "", "61 seconds");
    expect(await openDueRun(worker)).toBe(true);
  });
});
