import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES, NUMBER_STATUSES } from "@/lib/constants/numbers";
import { AppError } from "@/lib/errors";
import { presentPrice } from "./present";
import {
  assertAttachable,
  assertEditable,
  assertMigratable,
  assertQuarantinable,
  assertReleasable,
  assertRestorable,
  assertSameOrganization,
  assertSwitchable,
  assertVerifiedCallerId,
  attentionOf,
  isLanguageMismatch,
  mismatchWarnings,
  recoverableUntil,
  recoverDaysOf,
  stateOf,
} from "./rules";

const id = fc.constantFrom("a", "b", "c");
const language = fc.constantFrom(...LANGUAGES);
const line = fc.record({
  orgId: id,
  botId: fc.option(id),
  status: fc.constantFrom(...NUMBER_STATUSES),
  language,
});
const bot = fc.record({
  id,
  orgId: id,
  name: fc.constant("Front Desk"),
  languages: fc.subarray([...LANGUAGES], { minLength: 1 }),
});
const part = fc.option(fc.constantFrom("x", "y"));
const organization = fc.record({
  name: fc.constant("Bright Smile"),
  timezone: fc.constant("America/Chicago"),
  addressLine1: part,
  city: part,
  state: part,
  zip: part,
});

/** What a rule says: its answer, or the code of its refusal. */
function verdict(rule: () => unknown): unknown {
  try {
    return rule() ?? "ok";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

/** A refusal as the caller gets it. */
function refusal(rule: () => unknown): AppError {
  try {
    rule();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("It was not refused.");
}

describe("who may be attached where", () => {
  it("attaches only active, detached lines to bots of their organization; the same bot again is no change", () => {
    fc.assert(
      fc.property(line, bot, (line, bot) => {
        const expected =
          line.botId === bot.id
            ? "unchanged"
            : line.status !== "active"
              ? "number_not_active"
              : line.orgId !== bot.orgId
                ? "bot_in_other_organization"
                : line.botId !== null
                  ? "number_already_attached"
                  : "attach";
        expect(verdict(() => assertAttachable(line, bot))).toBe(expected);
        expect(verdict(() => assertSwitchable(line, bot))).toBe(
          expected === "number_already_attached" ? "attach" : expected,
        );
      }),
    );
  });

  it("moves only active lines, and only elsewhere", () => {
    fc.assert(
      fc.property(line, id, (line, target) => {
        expect(verdict(() => assertMigratable(line, target))).toBe(
          line.orgId === target ? "same_organization" : line.status === "active" ? "ok" : "number_not_active",
        );
      }),
    );
  });

  it("never gives back an attached line, and edits none that is on its way back", () => {
    fc.assert(
      fc.property(line, (line) => {
        expect(verdict(() => assertReleasable(line))).toBe(line.botId === null ? "ok" : "number_attached");
        expect(verdict(() => assertEditable(line))).toBe(
          line.status === "releasing" || line.status === "released" ? "number_not_active" : "ok",
        );
      }),
    );
  });

  it("accepts no caller ID but none", () => {
    expect(verdict(() => assertVerifiedCallerId(null))).toBe("ok");
    expect(verdict(() => assertVerifiedCallerId(undefined))).toBe("ok");
    expect(verdict(() => assertVerifiedCallerId("+13125550100"))).toBe("caller_id_not_verified");
  });
});

describe("a refusal", () => {
  const attached = { orgId: "a", botId: "front", status: "active", language: "ENGLISH" } as const;
  const other = { id: "night", orgId: "a", name: "Night", languages: [] };

  it("says which bot has the line, and which status the line has", () => {
    expect(refusal(() => assertAttachable(attached, other)).details).toEqual({ botId: "front" });
    expect(refusal(() => assertReleasable(attached)).details).toEqual({ botId: "front" });
    const lost = { ...attached, status: "lost" } as const;
    expect(refusal(() => assertSwitchable(lost, other)).details).toEqual({ status: "lost" });
  });

  it("names the field that is wrong", () => {
    expect(refusal(() => assertSameOrganization({ orgId: "a" }, { orgId: "b" })).fields).toMatchObject([
      { path: "botId", code: "bot_in_other_organization" },
    ]);
    expect(refusal(() => assertVerifiedCallerId("+13125550100")).fields).toMatchObject([
      { path: "verifiedCallerId", code: "caller_id_not_verified" },
    ]);
  });
});

describe("a bot that is not trained in the line's language", () => {
  it("is warned of by name; one that is trained in it, or none at all, is not", () => {
    expect(mismatchWarnings("SPANISH", { name: "Night", languages: ["ENGLISH"] })).toEqual([
      { code: "language_mismatch", message: "Night is not trained in Spanish." },
    ]);
    expect(mismatchWarnings("SPANISH", { name: "Night", languages: ["ENGLISH", "SPANISH"] })).toEqual([]);
    expect(mismatchWarnings("SPANISH", null)).toEqual([]);
    expect(isLanguageMismatch("SPANISH", null)).toBe(false);
  });
});

describe("a line that is to be quarantined", () => {
  const number = "+13125550142";
  const week = { quarantineDays: 7, quarantineForwardTo: null };
  const active = { status: "active", number, quarantineDays: null, quarantineForwardTo: null } as const;
  const waiting = { status: "quarantined", number, ...week } as const;

  it("is, where it is active; where it waits already, only what is wished for anew changes", () => {
    expect(assertQuarantinable(active, week)).toBe("quarantine");
    expect(assertQuarantinable(waiting, week)).toBe("unchanged");
    expect(assertQuarantinable(waiting, { ...week, quarantineDays: 8 })).toBe("change");
    expect(assertQuarantinable(waiting, { ...week, quarantineForwardTo: "+13125550199" })).toBe("change");
  });

  it("is refused where it is neither, and where it would be forwarded to itself", () => {
    for (const status of ["lost", "releasing", "released"] as const)
      expect(verdict(() => assertQuarantinable({ ...active, status }, week))).toBe("number_not_active");
    for (const line of [active, waiting])
      expect(
        refusal(() => assertQuarantinable(line, { ...week, quarantineForwardTo: number })),
      ).toMatchObject({
        code: "validation_failed",
        fields: [{ path: "forwardTo", code: "same_number" }],
      });
  });

  it("is kept after all while it waits, and stays as it is where it never did", () => {
    const kept = NUMBER_STATUSES.map((status) => [status, verdict(() => assertRestorable({ status }))]);
    expect(Object.fromEntries(kept)).toEqual({
      active: "unchanged",
      quarantined: "restore",
      releasing: "number_not_active",
      released: "number_not_active",
      lost: "number_not_active",
    });
  });
});

describe("a released number", () => {
  const line = { carrier: "local", releasedAt: new Date("2026-11-18T16:00:00.000Z") };
  const carrier = { name: "local", capabilities: { recoverDays: 10 } };

  it("can be bought back for as many days as its carrier keeps it", () => {
    expect(recoverableUntil(line, carrier)).toEqual(new Date("2026-11-28T16:00:00.000Z"));
  });

  it("cannot be had of another carrier, of one that gives none back, nor before it is released", () => {
    expect(recoverableUntil(line, { ...carrier, name: "twilio" })).toBeNull();
    expect(recoverableUntil(line, { ...carrier, capabilities: { recoverDays: null } })).toBeNull();
    expect(recoverableUntil({ ...line, releasedAt: null }, carrier)).toBeNull();
  });

  it("is said beforehand for how many days it could be had back", () => {
    expect(recoverDaysOf(line, carrier)).toBe(10);
    expect(recoverDaysOf(line, { ...carrier, name: "twilio" })).toBeNull();
    expect(recoverDaysOf({ carrier: "sip" }, carrier)).toBeNull();
  });
});

describe("what is said of a line", () => {
  it("names every reason why it needs attention, the bot and the place to be set right", () => {
    const facts = {
      status: "active",
      language: "SPANISH",
      languageMismatch: true,
      bot: { name: "Night" },
      organization: {
        name: "Bright Smile",
        timezone: "America/Chicago",
        addressLine1: null,
        city: "Chicago",
        state: "IL",
        zip: "60606",
      },
    } as const;
    const reasons = attentionOf(facts);
    expect(reasons.map(({ code }) => code)).toEqual(["language_mismatch", "organization_incomplete"]);
    expect(reasons[0]?.message).toContain("Night is not trained in Spanish.");
    expect(reasons[1]?.message).toContain("Bright Smile");
    expect(attentionOf({ ...facts, languageMismatch: false })).toHaveLength(1);
    expect(attentionOf({ ...facts, status: "lost" }).map(({ code }) => code)).toEqual(["number_lost"]);
    expect(attentionOf({ ...facts, status: "quarantined" })).toEqual([]);
    expect(attentionOf({ ...facts, bot: null })).toEqual([]);
  });

  it("says answering only of active, attached lines with nothing wrong, and always says why otherwise", () => {
    fc.assert(
      fc.property(line, fc.option(bot), organization, (line, bot, organization) => {
        const facts = {
          status: line.status,
          language: line.language,
          languageMismatch: isLanguageMismatch(line.language, bot),
          bot,
          organization,
        };
        const attention = attentionOf(facts);
        const state = stateOf(facts, attention);
        const complete = [organization.addressLine1, organization.city, organization.state, organization.zip];
        const isFine = !facts.languageMismatch && complete.every((value) => value !== null);
        if (line.status !== "active") expect(state).toBe(line.status);
        else if (bot === null) expect(state).toBe("not_answering");
        else expect(state).toBe(isFine ? "answering" : "needs_attention");
        expect(attention.length > 0).toBe(state === "needs_attention" || state === "lost");
      }),
    );
  });

  it("writes prices with cents", () => {
    expect(presentPrice("1.1500")).toBe("1.15");
    expect(presentPrice("1.0000")).toBe("1.00");
    expect(presentPrice("0.0085")).toBe("0.0085");
    expect(presentPrice("2.1050")).toBe("2.105");
    expect(presentPrice("1.15")).toBe("1.15");
    expect(presentPrice(null)).toBeNull();
  });
});
