import { describe, expect, it } from "vitest";
import type { ActionResult, ErrorCode, Refusal } from "@/lib/errors";
import type { IntentState } from "@/lib/queries/look-up-intent";
import { attempt, attemptOnce, findOutcome, Intent, type World } from "./attempt";

type Answer = ActionResult<string>;

const done = (data: string): Answer => ({ ok: true, data });
const refused = (code: ErrorCode, more: Partial<Refusal> = {}) =>
  ({ ok: false, code, message: code, details: {}, requestId: "r", ...more }) as Refusal;
const lost = () => Promise.reject(new TypeError("Failed to fetch"));
const never = () => new Promise<never>(() => {});

/** A server, of which every sending gets the next answer, and every look the next state. */
function server(answers: (() => Answer | Promise<Answer>)[], looks: IntentState<string>[] = []) {
  const sent: string[] = [];
  const seen: string[] = [];
  const intent = new Intent();
  let signIns = 0;
  const world: World & { canSignIn: boolean | null } = {
    canSignIn: true,
    lookUp: async <T>() => (looks.shift() ?? { state: "unreachable" }) as IntentState<T>,
    signIn: async () => {
      signIns += 1;
      return world.canSignIn;
    },
    wait: async () => {},
  };
  const act = async (id: string) => {
    sent.push(id);
    const answer = answers.shift();
    if (!answer) throw new Error("Nobody expected another sending.");
    return answer();
  };
  const run = (ifSavedBefore: "show" | "send" = "send") =>
    attempt(act, { intent, ifSavedBefore, onChecking: ({ message }) => seen.push(message) }, world);
  return { run, sent, seen, intent, world, signIns: () => signIns };
}

const CHECKING = "We don’t know whether this was saved. Checking…";

describe("an act whose answer arrives", () => {
  it("is sent with a new intent after a success and after a refusal", async () => {
    const { run, sent, seen } = server([() => done("a"), () => refused("bot_in_use"), () => done("b")]);
    expect(await run()).toMatchObject({ ok: true, data: "a" });
    expect(await run()).toEqual(refused("bot_in_use"));
    expect(await run()).toMatchObject({ data: "b" });
    expect(new Set(sent).size).toBe(3);
    expect(seen).toEqual([]);
  });
});

describe("an act whose answer is lost", () => {
  it("says that nobody knows, looks, and shows what was saved", async () => {
    const { run, sent, seen } = server(
      [lost],
      [{ state: "running" }, { state: "done", result: { ok: true, data: "a" } }],
    );
    expect(await run()).toEqual({ ok: true, data: "a" });
    expect(seen).toEqual([CHECKING]);
    expect(sent).toHaveLength(1);
  });

  it("is found later without sending it again, and its intent stays until then", async () => {
    const { run, sent, intent, world } = server(
      [lost],
      [
        ...Array.from({ length: 5 }, () => ({ state: "unreachable" }) as const),
        { state: "running" },
        { state: "done", result: { ok: true, data: "a" } },
      ],
    );
    expect(await run()).toMatchObject({ outcome: "unknown" });
    expect([intent.isUnsure, intent.id]).toEqual([true, sent[0]]);
    const seen: string[] = [];
    const found = await findOutcome(intent, ({ message }) => seen.push(message), world);
    expect([found, seen]).toEqual([{ ok: true, data: "a" }, [CHECKING]]);
    expect(intent.isUnsure).toBe(false);
    expect(sent).toHaveLength(1);
  });

  it("looks for itself if no answer comes for a long time", async () => {
    const { run, seen } = server([never], [{ state: "done", result: { ok: true, data: "a" } }]);
    expect(await run()).toEqual({ ok: true, data: "a" });
    expect(seen).toEqual([CHECKING]);
  });

  it("says that it was not saved only if two looks found nothing", async () => {
    const found = server([lost], [{ state: "none" }, { state: "done", result: { ok: true, data: "late" } }]);
    expect(await found.run()).toEqual({ ok: true, data: "late" });
    const none = server([lost], [{ state: "none" }, { state: "none" }]);
    expect(await none.run()).toMatchObject({ ok: false, outcome: "unsaved" });
  });

  it("never says that nothing was saved while nobody can be asked", async () => {
    const { run } = server([lost]);
    expect(await run()).toMatchObject({ ok: false, outcome: "unknown" });
  });

  it("keeps its intent for the next press, so that a late arrival is the same act", async () => {
    const { run, sent } = server([lost, lost, () => refused("bot_in_use"), () => done("a")]);
    await run();
    await run();
    await run();
    expect(await run()).toMatchObject({ ok: true });
    expect(new Set(sent).size).toBe(1);
  });

  it("is shown as it was saved, if it was something new and other values were sent after it", async () => {
    const saved: IntentState<string> = { state: "done", result: { ok: true, data: "the first" } };
    const { run, sent } = server(
      [lost, () => refused("idempotency_key_reused")],
      [{ state: "none" }, { state: "none" }, saved],
    );
    await run("show");
    expect(await run("show")).toEqual({ ok: true, data: "the first" });
    expect(sent).toHaveLength(2);
  });

  it("is sent anew, for the version to decide, if it was an edit and other values were sent after it", async () => {
    const saved: IntentState<string> = { state: "done", result: { ok: true, data: "the first" } };
    const answers = [lost, () => refused("idempotency_key_reused"), () => refused("not_found")];
    const { run, sent } = server(answers, [{ state: "none" }, { state: "none" }, saved]);
    await run();
    expect(await run()).toMatchObject({ code: "not_found" });
    expect(new Set(sent).size).toBe(2);
  });
});

describe("a fault of the server", () => {
  it("is looked up, and said to be unsaved only if the act was one transaction", async () => {
    const nothing: IntentState<string>[] = [{ state: "none" }, { state: "none" }];
    const whole = server([() => refused("internal_error", { atomic: true })], [...nothing]);
    expect(await whole.run()).toMatchObject({ outcome: "unsaved", requestId: "r" });
    const parts = server([() => refused("internal_error")], [...nothing]);
    expect(await parts.run()).toMatchObject({ outcome: "unknown", message: "internal_error" });
    const saved = server(
      [() => refused("database_unavailable", { atomic: true })],
      [{ state: "done", result: { ok: true, data: "a" } }],
    );
    expect(await saved.run()).toEqual({ ok: true, data: "a" });
  });
});

describe("a session that ended", () => {
  it("asks to sign in, then sends the same intent", async () => {
    const { run, sent, signIns } = server([() => refused("unauthorized"), () => done("a")]);
    expect(await run()).toMatchObject({ data: "a" });
    expect(signIns()).toBe(1);
    expect(new Set(sent).size).toBe(1);
  });

  it("sends nothing if the reader does not sign in", async () => {
    const it = server([() => refused("unauthorized")]);
    it.world.canSignIn = false;
    expect(await it.run()).toMatchObject({ code: "unauthorized", outcome: "signed_out" });
    expect(it.sent).toHaveLength(1);
  });

  it("asks to sign in if it ended before the look, then looks on", async () => {
    const { run } = server(
      [lost],
      [
        { state: "refused", refusal: refused("unauthorized") },
        { state: "done", result: { ok: true, data: "a" } },
      ],
    );
    expect(await run()).toEqual({ ok: true, data: "a" });
  });
});

describe("an act without a session", () => {
  it("is unknown if its answer is lost, and its refusal is shown as it came", async () => {
    const { world } = server([]);
    expect(await attemptOnce(lost, world)).toMatchObject({ outcome: "unknown" });
    expect(await attemptOnce(async () => refused("unauthorized"), world)).toEqual(refused("unauthorized"));
  });
});
