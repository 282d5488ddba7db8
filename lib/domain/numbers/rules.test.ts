import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES, NUMBER_STATUSES } from "@/lib/constants/numbers";
import { AppError } from "@/lib/errors";
import { presentPrice } from "./present";
import {
  assertAttachable,
  assertEditable,
  assertMigratable,
  assertReleasable,
  assertSwitchable,
  assertVerifiedCallerId,
  attentionOf,
  isLanguageMismatch,
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

describe("who may be attached where", () => {
  it("attaches only active, detached lines to bots of their organization", () => {
    fc.assert(
      fc.property(line, bot, (line, bot) => {
        const expected =
          line.status !== "active"
            ? "number_not_active"
            : line.orgId !== bot.orgId
              ? "bot_in_other_organization"
              : line.botId === bot.id
                ? "unchanged"
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

describe("what is said of a line", () => {
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
