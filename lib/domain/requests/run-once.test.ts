import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeOrganization } from "@/db/testing/factory";
import { inTransaction } from "@/db/transaction";
import { AppError } from "@/lib/errors";
import { type HowToRun, type KeptAnswer, type Repeatable, runOnce } from "./run-once";

useTestDatabase();
useTestEnvironment({ REQUEST_LEASE_MS: "100" });

const said = (body: string, status = 201): KeptAnswer => ({ status, headers: {}, body });
const aRequest = (): Repeatable => ({ owner: "platform", path: "/v1/things", key: randomUUID(), body: "{}" });

function run(request: Repeatable, act: HowToRun<KeptAnswer>["act"], atomic = false) {
  return runOnce(request, {
    act,
    atomic,
    answering: (work) =>
      work().catch((error) => said(error instanceof AppError ? error.code : String(error), 409)),
    isKept: ({ status }) => status < 500,
  });
}

/** A promise and what keeps it. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Begins a request that stands still until it is let go, and goes on after that. */
function standingStill(request: Repeatable, act: HowToRun<KeptAnswer>["act"], atomic = false) {
  const [begun, held] = [gate(), gate()];
  const goOn = async () => {
    begun.open();
    await held.opened;
    return act();
  };
  return { begun: begun.opened, letGo: held.open, answer: run(request, goOn, atomic) };
}

/** Repeats a request until its lease has ended, and whoever had it has lost it. */
function takenOver(request: Repeatable, act: HowToRun<KeptAnswer>["act"], atomic = false) {
  return vi.waitFor(() => run(request, act, atomic), { timeout: 5_000, interval: 20 });
}

const rename = (id: string, name: string) =>
  inTransaction((tx) => tx.update(organizations).set({ name }).where(eq(organizations.id, id)));

describe("who stood still past the lease of a request", () => {
  it("changes nothing once another has carried it out", async () => {
    const request = aRequest();
    const { id } = await makeOrganization();
    const changing = (name: string) => async () => {
      await rename(id, name);
      return said(name);
    };
    const first = standingStill(request, changing("First"), true);
    await first.begun;
    expect(await takenOver(request, changing("Second"), true)).toMatchObject(said("Second"));
    first.letGo();
    expect(await first.answer).toMatchObject(said("idempotency_key_in_use", 409));
    const [organization] = await database().select().from(organizations).where(eq(organizations.id, id));
    expect(organization?.name).toBe("Second");
    expect(await run(request, changing("Third"), true)).toMatchObject(said("Second"));
  });

  it.each([
    ["is final", 201],
    ["is not, as 202", 202],
    ["is a fault", 500],
  ])("leaves the kept answer as it is, where its own %s", async (_, status) => {
    const request = aRequest();
    const first = standingStill(request, async () => said("First", status));
    await first.begun;
    expect(await takenOver(request, async () => said("Second"))).toMatchObject(said("Second"));
    first.letGo();
    expect(await first.answer).toMatchObject(said("First", status));
    expect(await run(request, async () => said("Third"))).toMatchObject(said("Second"));
  });

  it.each([
    ["under way", 202],
    ["a fault", 500],
  ])("takes it from nobody who carries it out by now, where its own answer is %s", async (_, status) => {
    const request = aRequest();
    const first = standingStill(request, async () => said("First", status));
    await first.begun;
    const second: ReturnType<typeof standingStill>[] = [];
    await vi.waitFor(
      async () => {
        const next = standingStill(request, async () => said("Second"));
        await Promise.race([next.begun, next.answer]);
        second.push(next);
      },
      { timeout: 5_000, interval: 20 },
    );
    first.letGo();
    await first.answer;
    second[0]?.letGo();
    expect(await second[0]?.answer).toMatchObject(said("Second"));
    expect(await run(request, async () => said("Third"))).toMatchObject(said("Second"));
  });
});
