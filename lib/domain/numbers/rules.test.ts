import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "@/db/testing/property-runs";
import { BROUGHT } from "@/lib/constants/carrier";
import { LANGUAGES, type Language } from "@/lib/constants/languages";
import { lineStateOf, NUMBER_STATUSES } from "@/lib/constants/line-states";
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
  stateFacts,
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
  greetingLanguages: fc.option(fc.subarray([...LANGUAGES])),
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

/** A rule's result: its answer, or the code of its refusal. */
function verdict(rule: () => unknown): unknown {
  try {
    return rule() ?? "ok";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

/** The refusal that a rule throws. */
function refusal(rule: () => unknown): AppError {
  try {
    rule();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("The rule did not refuse.");
}

describe("what a line's status allows", () => {
  it("attaches only active, detached lines to bots of their organization; the same bot changes nothing", () => {
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
      propertyRuns(),
    );
  });

  it("moves only active lines, and only to another organization", () => {
    fc.assert(
      fc.property(line, id, (line, target) => {
        expect(verdict(() => assertMigratable(line, target))).toBe(
          line.orgId === target ? "same_organization" : line.status === "active" ? "ok" : "number_not_active",
        );
      }),
      propertyRuns(),
    );
  });

  it("never releases an attached line, and never edits a releasing or released one", () => {
    fc.assert(
      fc.property(line, (line) => {
        expect(verdict(() => assertReleasable(line))).toBe(line.botId === null ? "ok" : "number_attached");
        expect(verdict(() => assertEditable(line))).toBe(
          line.status === "releasing" || line.status === "released" ? "number_not_active" : "ok",
        );
      }),
      propertyRuns(),
    );
  });

  it("refuses every caller ID", () => {
    expect(verdict(() => assertVerifiedCallerId(null))).toBe("ok");
    expect(verdict(() => assertVerifiedCallerId(undefined))).toBe("ok");
    expect(verdict(() => assertVerifiedCallerId("+13125550100"))).toBe("caller_id_not_verified");
  });
});

describe("a refusal", () => {
  const attached = { orgId: "a", botId: "front", status: "active", language: "ENGLISH" } as const;
  const other = { id: "night", orgId: "a", name: "Night", languages: [] };

  it("names the attached bot or the line's status", () => {
    expect(refusal(() => assertAttachable(attached, other)).details).toEqual({ botId: "front" });
    expect(refusal(() => assertReleasable(attached)).details).toEqual({ botId: "front" });
    const lost = { ...attached, status: "lost" } as const;
    expect(refusal(() => assertSwitchable(lost, other)).details).toEqual({ status: "lost" });
  });

  it("names the wrong field", () => {
    expect(refusal(() => assertSameOrganization({ orgId: "a" }, { orgId: "b" })).fields).toMatchObject([
      { path: "botId", code: "bot_in_other_organization" },
    ]);
    expect(refusal(() => assertVerifiedCallerId("+13125550100")).fields).toMatchObject([
      { path: "verifiedCallerId", code: "caller_id_not_verified" },
    ]);
  });
});

describe("a bot that is not trained in the line's language", () => {
  it("gives a warning with its name; a trained bot, or none, does not", () => {
    const bot = { name: "Night", greetingLanguages: ["ENGLISH"] } as const;
    expect(mismatchWarnings("SPANISH", { ...bot, languages: ["ENGLISH"] })).toEqual([
      { code: "language_mismatch", message: "Night is not trained in Spanish." },
    ]);
    const both = { ...bot, languages: ["ENGLISH", "SPANISH"] } as const;
    expect(mismatchWarnings("SPANISH", { ...both, greetingLanguages: ["SPANISH"] })).toEqual([]);
    expect(mismatchWarnings("ENGLISH", both)).toEqual([]);
    expect(mismatchWarnings("SPANISH", null)).toEqual([]);
    expect(isLanguageMismatch("SPANISH", null)).toBe(false);
  });

  it("gives a warning of its own if it is trained in the language but greets callers in others", () => {
    const bot = { name: "Night", languages: ["ENGLISH", "SPANISH", "FRENCH"] } as const;
    const greets = (...greetingLanguages: Language[]) => ({ ...bot, greetingLanguages });
    expect(mismatchWarnings("SPANISH", greets("ENGLISH"))).toEqual([
      {
        code: "greeting_language_mismatch",
        message: "Night greets callers in English, but the line speaks Spanish.",
      },
    ]);
    expect(mismatchWarnings("SPANISH", greets("ENGLISH", "SPANISH", "FRENCH"))[0]?.message).toBe(
      "Night greets callers in English and French, but the line speaks Spanish.",
    );
    expect(mismatchWarnings("SPANISH", greets())).toEqual([]);
    expect(mismatchWarnings("SPANISH", { ...bot, greetingLanguages: null })).toEqual([]);
    expect(isLanguageMismatch("SPANISH", greets("FRENCH"))).toBe(true);
  });
});

describe("quarantining a line", () => {
  const number = "+13125550142";
  const week = { quarantineDays: 7, quarantineForwardTo: null };
  const active = { status: "active", number, quarantineDays: null, quarantineForwardTo: null } as const;
  const waiting = { status: "quarantined", number, ...week } as const;

  it("quarantines an active line, and changes the days or the plan of a quarantined one", () => {
    expect(assertQuarantinable(active, week)).toBe("quarantine");
    expect(assertQuarantinable(waiting, week)).toBe("unchanged");
    expect(assertQuarantinable(waiting, { ...week, quarantineDays: 8 })).toBe("change");
    expect(assertQuarantinable(waiting, { ...week, quarantineForwardTo: "+13125550199" })).toBe("change");
  });

  it("is refused for other lines, and for forwarding a line to itself", () => {
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

  it("can be undone while the line is quarantined, and an active line does not change", () => {
    const verdicts = NUMBER_STATUSES.map((status) => [status, verdict(() => assertRestorable({ status }))]);
    expect(Object.fromEntries(verdicts)).toEqual({
      active: "unchanged",
      quarantined: "restore",
      releasing: "number_not_active",
      released: "number_not_active",
      lost: "number_not_active",
    });
  });
});

describe("a released number", () => {
  const line = { releasedAt: new Date("2026-11-18T16:00:00.000Z") };

  it("can be recovered for as many days as its carrier allows", () => {
    expect(recoverableUntil(line, { recoverDays: 10 })).toEqual(new Date("2026-11-28T16:00:00.000Z"));
  });

  it("cannot be recovered if its carrier does not allow it, or before its release", () => {
    expect(recoverableUntil(line, { recoverDays: null })).toBeNull();
    expect(recoverableUntil({ releasedAt: null }, { recoverDays: 10 })).toBeNull();
  });
});

describe("the state of a line and its reasons", () => {
  it("give every reason for attention, with the bot or organization to fix", () => {
    const facts = {
      status: "active",
      language: "SPANISH",
      languageMismatch: true,
      carrier: "local",
      bot: { name: "Night", languages: ["ENGLISH"], greetingLanguages: ["ENGLISH"] },
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
    const trained = { ...facts, bot: { ...facts.bot, languages: ["SPANISH"] } } as const;
    expect(attentionOf(trained)[0]).toEqual({
      code: "greeting_language_mismatch",
      message:
        "Night greets callers in English, but the line speaks Spanish. Change the greeting, or choose another bot.",
    });
    expect(attentionOf({ ...facts, status: "lost" }).map(({ code }) => code)).toEqual(["number_lost"]);
    expect(attentionOf({ ...facts, status: "quarantined" })).toEqual([]);
    expect(attentionOf({ ...facts, bot: null })).toEqual([]);
  });

  it("are answering only for active, attached lines of a carrier without problems, and come with a reason for attention", () => {
    fc.assert(
      fc.property(line, fc.option(bot), organization, fc.boolean(), (line, bot, organization, isBrought) => {
        const facts = {
          status: line.status,
          language: line.language,
          languageMismatch: isLanguageMismatch(line.language, bot),
          carrier: isBrought ? BROUGHT : "local",
          bot,
          organization,
        };
        const attention = attentionOf(facts);
        const state = lineStateOf(stateFacts(facts));
        const complete = [organization.addressLine1, organization.city, organization.state, organization.zip];
        const isFine = !facts.languageMismatch && complete.every((value) => value !== null);
        if (line.status !== "active") expect(state).toBe(line.status);
        else if (bot === null || isBrought) expect(state).toBe("not_answering");
        else expect(state).toBe(isFine ? "answering" : "needs_attention");
        if (state !== "not_answering")
          expect(attention.length > 0).toBe(state === "needs_attention" || state === "lost");
      }),
      propertyRuns(),
    );
  });

  it("prices have at least two decimals", () => {
    expect(presentPrice("1.1500")).toBe("1.15");
    expect(presentPrice("1.0000")).toBe("1.00");
    expect(presentPrice("0.0085")).toBe("0.0085");
    expect(presentPrice("2.1050")).toBe("2.105");
    expect(presentPrice("1.15")).toBe("1.15");
    expect(presentPrice(null)).toBeNull();
  });
});
