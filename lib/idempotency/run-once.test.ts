import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { organizations } from "@/db/schema/index";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { eventually } from "@/db/testing/eventually";
import { makeOrganization } from "@/db/testing/factory";
import { inTransaction } from "@/db/transaction";
import { AppError } from "@/lib/errors";
import { type Repeatable, type RetainedAnswer, type RunOptions, runOnce } from "./run-once";

useTestDatabase();
useTestEnvironment({ REQUEST_LEASE_MS: "100" });

const answered = (body: string, status = 201): RetainedAnswer => ({ status, headers: {}, body });
const newRequest = (): Repeatable => ({
  owner: "platform",
  path: "/v1/things",
  key: randomUUID(),
  body: "{}",
});

function run(
  request: Repeatable,
  act: RunOptions<RetainedAnswer>["act"],
  atomic = false,
  isSettled?: RunOptions<RetainedAnswer>["isSettled"],
) {
  return runOnce(request, {
    isSettled,
    act,
    atomic,
    toAnswer: (work) =>
      work().catch((error) => answered(error instanceof AppError ? error.code : String(error), 409)),
    isFinal: ({ status }) => status < 500,
  });
}

/** A promise and the function that resolves it. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Starts a request that stalls until `resume` is called. */
function stalled(request: Repeatable, act: RunOptions<RetainedAnswer>["act"], atomic = false) {
  const [begun, resumed] = [gate(), gate()];
  const goOn = async () => {
    begun.open();
    await resumed.opened;
    return act();
  };
  return { begun: begun.opened, resume: resumed.open, answer: run(request, goOn, atomic) };
}

/** Repeats a request until the first lease has ended and this run gets its own. */
function takeOver(request: Repeatable, act: RunOptions<RetainedAnswer>["act"], atomic = false) {
  return eventually(() => run(request, act, atomic));
}

const rename = (id: string, name: string) =>
  inTransaction((tx) => tx.update(organizations).set({ name }).where(eq(organizations.id, id)));

describe("a process that stalled past its lease on a request", () => {
  it("changes nothing once another process has run the request", async () => {
    const request = newRequest();
    const { id } = await makeOrganization();
    const renameTo = (name: string) => async () => {
      await rename(id, name);
      return answered(name);
    };
    const first = stalled(request, renameTo("First"), true);
    await first.begun;
    expect(await takeOver(request, renameTo("Second"), true)).toMatchObject(answered("Second"));
    first.resume();
    expect(await first.answer).toMatchObject(answered("idempotency_key_in_use", 409));
    const [organization] = await database().select().from(organizations).where(eq(organizations.id, id));
    expect(organization?.name).toBe("Second");
    expect(await run(request, renameTo("Third"), true)).toMatchObject(answered("Second"));
  });

  it.each([
    ["final", 201],
    ["not final (202)", 202],
    ["a fault", 500],
  ])("leaves the retained answer unchanged if its own is %s", async (_, status) => {
    const request = newRequest();
    const first = stalled(request, async () => answered("First", status));
    await first.begun;
    expect(await takeOver(request, async () => answered("Second"))).toMatchObject(answered("Second"));
    first.resume();
    expect(await first.answer).toMatchObject(answered("First", status));
    expect(await run(request, async () => answered("Third"))).toMatchObject(answered("Second"));
  });

  it.each([
    ["not final (202)", 202],
    ["a fault", 500],
  ])(
    "does not end the lease of the process that runs the request now, if its own answer is %s",
    async (_, status) => {
      const request = newRequest();
      const first = stalled(request, async () => answered("First", status));
      await first.begun;
      const second: ReturnType<typeof stalled>[] = [];
      await eventually(async () => {
        const next = stalled(request, async () => answered("Second"));
        await Promise.race([next.begun, next.answer]);
        second.push(next);
      });
      first.resume();
      await first.answer;
      second[0]?.resume();
      expect(await second[0]?.answer).toMatchObject(answered("Second"));
      expect(await run(request, async () => answered("Third"))).toMatchObject(answered("Second"));
    },
  );
});

describe("a request whose process died during its lease", () => {
  const settled = (isSettled: boolean) => async () => isSettled;

  it("is run again before the lease ends if its work has ended all the same, and not otherwise", async () => {
    const request = newRequest();
    const first = stalled(request, async () => answered("First"));
    await first.begun;
    const again = (isSettled: boolean) =>
      run(request, async () => answered("Second"), false, settled(isSettled));
    await expect(again(false)).rejects.toMatchObject({ code: "idempotency_key_in_use" });
    expect(await again(true)).toMatchObject(answered("Second"));
    first.resume();
    // The first process was alive after all: it answers its client, but cannot replace the retained answer.
    expect(await first.answer).toMatchObject(answered("First"));
    expect(await again(false)).toMatchObject(answered("Second"));
  });

  it("is taken over by one of several that ask at once", async () => {
    const request = newRequest();
    const first = stalled(request, async () => answered("First"));
    await first.begun;
    let runs = 0;
    const act = async () => {
      runs += 1;
      return answered("Again");
    };
    const answers = await Promise.allSettled(
      Array.from({ length: 5 }, () => run(request, act, false, settled(true))),
    );
    expect(runs).toBeGreaterThan(0);
    for (const each of answers)
      if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "idempotency_key_in_use" });
    first.resume();
    await first.answer;
  });
});
