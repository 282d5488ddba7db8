import { describe, expect, it } from "vitest";
import { CARRIERS } from "@/lib/constants/carriers";
import { trialNotice } from "./trial-notice";

const { local, twilio } = CARRIERS;

/** A carrier whose numbers cost money, although its calls reach nobody. */
const charging = {
  displayName: "Harbor",
  capabilities: { ...local.capabilities, realCharges: true },
};

describe("The notice about calls and charges", () => {
  it("promises no real calls or charges if that is true of every configured carrier", () => {
    expect(trialNotice([local])).toEqual({
      carrier: "Local carrier",
      text: "Local carrier: no real calls or charges",
    });
  });

  it("names the carriers whose lines are real", () => {
    expect(trialNotice([local, twilio])?.text).toBe("New numbers: Local carrier. Twilio lines are real.");
    expect(trialNotice([local, twilio, charging])?.text).toBe(
      "New numbers: Local carrier. Twilio and Harbor lines are real.",
    );
  });

  it("is absent if new numbers have real calls or charges", () => {
    for (const carriers of [[twilio, local], [twilio], [charging], []])
      expect(trialNotice(carriers)).toBeNull();
  });
});
