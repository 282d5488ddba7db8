import { describe, expect, it } from "vitest";
import { type BotCandidate, proposedBot } from "./proposed-bot";

const bot = (id: string, facts: Partial<BotCandidate> = {}): BotCandidate => ({
  id,
  languages: ["ENGLISH"],
  outbound: false,
  lineCount: 0,
  ...facts,
});

describe("proposedBot", () => {
  it("speaks the language of the line", () => {
    const bots = [bot("1", { lineCount: 9 }), bot("2", { languages: ["SPANISH"] })];
    expect(proposedBot(bots, "SPANISH")?.id).toBe("2");
    expect(proposedBot(bots, "ENGLISH")?.id).toBe("1");
  });

  it("is nobody if no bot speaks it, or if there is none", () => {
    expect(proposedBot([bot("1", { languages: ["ENGLISH", "SPANISH"] })], "FRENCH")).toBeNull();
    expect(proposedBot([], "ENGLISH")).toBeNull();
  });

  it("rather only answers calls, even if one that also places them answers more lines", () => {
    const bots = [bot("1", { outbound: true, lineCount: 5 }), bot("2")];
    expect(proposedBot(bots, "ENGLISH")?.id).toBe("2");
    expect(proposedBot(bots.slice(0, 1), "ENGLISH")?.id).toBe("1");
  });

  it("is the one that answers the most lines, and of equals the oldest, in whatever order they come", () => {
    const bots = [bot("3", { lineCount: 2 }), bot("1"), bot("2", { lineCount: 2 })];
    expect(proposedBot(bots, "ENGLISH")?.id).toBe("2");
    expect(proposedBot(bots.toReversed(), "ENGLISH")?.id).toBe("2");
    expect(bots.map(({ id }) => id)).toEqual(["3", "1", "2"]);
  });
});
