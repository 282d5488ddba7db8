import { describe, expect, it } from "vitest";
import { explanationOf, stateLabel } from "./state-text";

const bot = { id: "1", name: "Front Desk", languages: ["ENGLISH" as const], outbound: false };
const line = {
  state: "answering" as const,
  carrier: "local",
  bot,
  attention: [],
  organization: { id: "2", name: "Chicago", timezone: "America/Chicago", city: "Chicago" },
  quarantinedUntil: null,
  quarantinePlan: null,
};

describe("a line with a bot", () => {
  it("is said to answer where its calls come from a carrier", () => {
    expect([stateLabel(line), explanationOf(line)]).toEqual(["Answering", null]);
  });

  it("is not said to answer where its calls come over SIP, which nobody takes yet", () => {
    const brought = { ...line, carrier: "sip" };
    expect([stateLabel(brought), explanationOf(brought)]).toEqual([
      "Attached",
      { reason: "Front Desk is attached, but calls over SIP are not answered yet.", step: null },
    ]);
  });

  it("needs attention, with the reason, whoever carries its calls", () => {
    const attention = [
      { code: "language_mismatch" as const, message: "Front Desk is not trained in Spanish." },
    ];
    for (const carrier of ["local", "sip"]) {
      const wrong = { ...line, carrier, state: "needs_attention" as const, attention };
      expect([stateLabel(wrong), explanationOf(wrong)?.reason]).toEqual([
        "Needs attention",
        "Front Desk is not trained in Spanish.",
      ]);
    }
  });
});
