import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { carrierFindings, carrierRuns } from "@/db/schema/index";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeNumber, supportContext, TEST_NOW } from "@/db/testing/factory";
import { rowOf } from "@/db/testing/lines";
import { systemContext } from "@/lib/context";
import { carrierOf } from "@/lib/telephony/registry";
import { listRuns } from "./list-runs";
import { openDueRuns } from "./open-due-runs";
import { runReconcile } from "./run-reconcile";
import { startRun } from "./start-run";

useTestCarrier(useTestDatabase());
const worker = systemContext("Worker", () => TEST_NOW);
const tools = () => ({ carrierOf, context: worker });

beforeEach(async () => {
  await database().delete(carrierRuns);
});

/** Backdates a run's last progress. */
const backdate = (id: string, interval: string) =>
  database()
    .update(carrierRuns)
    .set({ touchedAt: sql`clock_timestamp() - ${interval}::interval` })
    .where(eq(carrierRuns.id, id));

describe("runs", () => {
  it("are started by support, made by the worker, and listed with who started them", async () => {
    const [asked] = await startRun(supportContext(), {});
    if (!asked) throw new Error("No run was opened.");
    expect(asked).toMatchObject({ state: "running", trigger: "console", actorName: "S. Support" });
    await runReconcile(asked.id, tools());
    expect(await listRuns(supportContext())).toMatchObject([
      { id: asked.id, state: "done", failure: null, finishedAt: expect.any(String) },
    ]);
  });

  it("are refused without the permission carrier:manage", async () => {
    const { account } = await makeAccount();
    await expect(startRun(contextOf(account), {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(listRuns(contextOf(account))).rejects.toMatchObject({ code: "forbidden" });
  });

  it("are open one at a time, and each is made by one worker", async () => {
    const asked = await Promise.all([startRun(supportContext(), {}), startRun(supportContext(), {})]);
    const [first = "", second] = asked.flat().map(({ id }) => id);
    expect(second).toBe(first);
    const made = await Promise.all([runReconcile(first, tools()), runReconcile(first, tools())]);
    expect(made.filter((run) => run !== null)).toHaveLength(1);
    expect(await runReconcile(first, tools())).toBeNull();
  });

  it("can still be made to accept losses until a worker begins them, and refuse afterwards", async () => {
    expect(await openDueRuns(worker)).toBe(1);
    const [due] = await database().select().from(carrierRuns);
    expect(await startRun(supportContext(), { acceptLosses: true })).toMatchObject([{ id: due?.id }]);
    expect(await database().select().from(carrierRuns)).toMatchObject([{ acceptLosses: true }]);
    await startRun(supportContext(), { acceptLosses: true });
    await database().update(carrierRuns).set({ acceptLosses: false, begunAt: TEST_NOW });
    await expect(startRun(supportContext(), { acceptLosses: true })).rejects.toMatchObject({
      code: "rate_limited",
      message: expect.stringContaining("already running"),
    });
    expect(await startRun(supportContext(), {})).toMatchObject([{ id: due?.id }]);
    expect(await database().select().from(carrierRuns)).toMatchObject([{ acceptLosses: false }]);
  });

  it("of a carrier whose credentials are gone fail without marking any line", async () => {
    const [asked] = await startRun(supportContext(), {});
    const { location } = await makeAccount();
    const line = await makeNumber(location, { carrier: "another" });
    await database().update(carrierRuns).set({ carrier: "another" });
    const before = await database().select().from(carrierFindings);
    expect(await runReconcile(asked?.id ?? "", tools())).toMatchObject({
      state: "failed",
      failure: "not_configured",
      listed: 0,
      finishedAt: TEST_NOW,
    });
    expect(await database().select().from(carrierFindings)).toEqual(before);
    expect((await rowOf(line.id)).status).toBe("active");
  });

  it("are refused for a carrier that is not configured", async () => {
    for (const carrier of ["twilio", "another"])
      await expect(startRun(supportContext(), { carrier })).rejects.toMatchObject({ code: "not_found" });
  });

  it("of a dead process give way to the next run", async () => {
    const [dead] = await startRun(supportContext(), {});
    await backdate(dead?.id ?? "", "2 minutes");
    const [next] = await startRun(supportContext(), {});
    expect(next?.id).not.toBe(dead?.id);
    expect(await listRuns(supportContext())).toMatchObject([
      { id: next?.id },
      { id: dead?.id, state: "failed", failure: { code: "abandoned" } },
    ]);
    expect(await runReconcile(dead?.id ?? "", tools())).toBeNull();
  });

  it("open on their own every 15 minutes, sooner after a failure, and never two at once", async () => {
    expect(await Promise.all([openDueRuns(worker), openDueRuns(worker)]).then((all) => all.sort())).toEqual([
      0, 1,
    ]);
    const [first] = await listRuns(supportContext());
    await runReconcile(first?.id ?? "", tools());
    await backdate(first?.id ?? "", "14 minutes");
    expect(await openDueRuns(worker)).toBe(0);
    await backdate(first?.id ?? "", "15 minutes 1 second");
    expect(await openDueRuns(worker)).toBe(1);
    const [second] = await listRuns(supportContext());
    await database().update(carrierRuns).set({ state: "failed", failure: "carrier_unavailable" });
    await backdate(second?.id ?? "", "61 seconds");
    expect(await openDueRuns(worker)).toBe(1);
  });
});
