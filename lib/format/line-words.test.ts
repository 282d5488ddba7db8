import { describe, expect, it } from "vitest";
import { LINE_STATES } from "@/lib/constants/line-states";
import { LINE_WORDS, lineWords, NEXT_STEPS, type WordedLine } from "./line-words";

const line: WordedLine = {
  state: "answering",
  carrier: "local",
  bot: { id: "1", name: "Front Desk", languages: ["ENGLISH"], greetingLanguages: [], outbound: false },
  attention: [],
  organization: { id: "2", name: "Chicago", timezone: "America/Chicago", city: "Chicago" },
  quarantinedUntil: null,
  quarantinePlan: null,
};

describe("lineWords", () => {
  it("calls an attached line answering if its calls come from a carrier", () => {
    expect(lineWords(line)).toEqual({ label: "Answering", tone: "ok", reason: null, step: null });
  });

  it("says why a brought number is not answering: nobody takes its calls yet, whatever bot it has", () => {
    const brought = { ...line, carrier: "sip", state: "not_answering" as const };
    expect(lineWords(brought)).toEqual({
      label: "Not answering",
      tone: "silent",
      reason: "Front Desk is attached. Calls to numbers of your own phone provider are not answered yet.",
      step: null,
    });
    expect(lineWords({ ...brought, bot: null })).toMatchObject({
      reason: "No bot is attached. Calls to numbers of your own phone provider are not answered yet.",
      step: "attach_bot",
    });
  });

  it("gives the first reason why a line needs attention, and the step that fixes it", () => {
    const mismatch = {
      code: "language_mismatch" as const,
      message: "Front Desk is not trained in Spanish.",
    };
    const incomplete = { code: "organization_incomplete" as const, message: "The address is incomplete." };
    const wrong = { ...line, state: "needs_attention" as const };
    expect(lineWords({ ...wrong, attention: [mismatch, incomplete] })).toMatchObject({
      label: "Needs attention",
      reason: mismatch.message,
      step: "choose_bot",
    });
    expect(lineWords({ ...wrong, attention: [incomplete] }).step).toBe("complete_organization");
    const greeting = { code: "greeting_language_mismatch" as const, message: "It greets in English." };
    expect(lineWords({ ...wrong, attention: [greeting, incomplete] })).toMatchObject({
      reason: greeting.message,
      step: "change_greeting",
    });
  });

  it("gives a quarantined line's day of release in the organization's time zone, and what callers get", () => {
    const quarantined = {
      ...line,
      bot: null,
      state: "quarantined" as const,
      quarantinedUntil: "2026-11-28T04:00:00.000Z",
    };
    expect(lineWords({ ...quarantined, quarantinePlan: { kind: "notice" } })).toMatchObject({
      reason: "Will be released on Nov 27, 2026. Callers hear a notice.",
      step: "keep_or_release",
    });
    expect(
      lineWords({ ...quarantined, quarantinePlan: { kind: "forward", to: "+13125550100" } }).reason,
    ).toBe("Will be released on Nov 27, 2026. Forwarding to (312) 555-0100 is planned.");
  });

  it("gives every state but answering a reason, and every label once", () => {
    for (const state of LINE_STATES.filter((each) => each !== "answering"))
      expect([state, lineWords({ ...line, state }).reason]).not.toEqual([state, null]);
    const labels = [...Object.values(LINE_WORDS), ...Object.values(NEXT_STEPS)].map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
  });
});
