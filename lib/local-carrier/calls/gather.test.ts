import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { twiml, useInstallation } from "@/db/testing/installation";

const { installation, call } = useInstallation(useTestDatabase());

describe("a Gather", () => {
  const turns = () =>
    installation.received.filter(({ path }) => path === "/turn").map(({ fields }) => fields);
  /** Answers calls with a Gather, and what it heard with a sentence. */
  function gather(attributes: string, said = "How can I help?"): void {
    installation.answers.set("/voice", () =>
      twiml(`<Gather action="/turn" ${attributes}><Say>${said}</Say></Gather><Say>Nothing.</Say>`),
    );
    installation.answers.set("/turn", () => twiml("<Say>Thank you.</Say>"));
  }

  it("sends what was said, and goes on with the action's document", async () => {
    gather('input="speech dtmf" timeout="8"');
    const record = await call('say "What are your hours?"');
    expect(turns()).toEqual([expect.objectContaining({ SpeechResult: "What are your hours?" })]);
    expect(turns()[0]?.Confidence).toMatch(/^0\.\d+$/);
    expect(record.heard.map(({ text }) => text)).toEqual(["How can I help?", "Thank you."]);
  });

  it("sends keys once there are enough of them, or the last one was pressed", async () => {
    gather('input="dtmf" numDigits="2"');
    await call("key 45");
    gather('input="dtmf"');
    await call("key 7#");
    expect(turns()).toMatchObject([{ Digits: "45" }, { Digits: "7", FinishedOnKey: "#" }]);
  });

  it("goes on with the next verb after silence, or sends that there was nothing", async () => {
    gather('input="speech" timeout="5"');
    expect((await call("silence 60s")).heard.map(({ text }) => text)).toEqual([
      "How can I help?",
      "Nothing.",
    ]);
    gather('input="speech" timeout="5" actionOnEmptyResult="true"');
    await call("silence 60s");
    expect(turns()).toEqual([expect.objectContaining({ SpeechResult: "" })]);
  });

  it("stops speaking if the caller begins to, but only with bargeIn", async () => {
    const long = "We are open on Monday, Tuesday, Wednesday, Thursday and Friday from eight to five.";
    gather('input="speech" bargeIn="true"', long);
    const cut = await call('say over "Stop" after 3 words');
    expect(cut.heard[0]).toMatchObject({ interrupted: true });
    expect(turns()).toEqual([expect.objectContaining({ SpeechResult: "Stop" })]);
    gather('input="speech"', long);
    const whole = await call('say over "Stop" after 3 words');
    expect(whole.heard[0]).toEqual({ text: long, interrupted: false });
    expect(turns()).toHaveLength(1);
  });
});
