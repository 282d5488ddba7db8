import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { botFaqs } from "@/db/schema";
import { type CallTransport, MAX_CALL_MS } from "@/lib/constants/conversations";
import { LANGUAGES, type Language } from "@/lib/constants/languages";
import { attachNumber } from "@/lib/domain/numbers/attach-number";
import { provisionNumber } from "@/lib/domain/orders/provision-number";
import { WORDS } from "@/lib/receptionist/words";
import { type CallServer, conversationOf, endedConversation, overAtCarrier } from "./call-server";
import type { TestCarrier } from "./carrier";
import { eventually } from "./eventually";
import { contextOf, makeAccount, makeBot, provisionInput } from "./factory";

/** A practice that is called in a language. */
const PRACTICES: Record<
  Language,
  Record<"greeting" | "question" | "answer" | "asked" | "odd" | "bye", string>
> = {
  ENGLISH: {
    greeting: "Thank you for calling Bright Smile.",
    question: "Where do I park?",
    answer: "Behind the building.",
    asked: "Where can I park?",
    odd: "Blue bananas",
    bye: "Thank you, goodbye",
  },
  SPANISH: {
    greeting: "Gracias por llamar a Sonrisa.",
    question: "¿Dónde puedo estacionar?",
    answer: "Detrás del edificio.",
    asked: "donde puedo estacionar",
    odd: "plátanos azules",
    bye: "gracias adiós",
  },
  FRENCH: {
    greeting: "Merci d’appeler le cabinet Sourire.",
    question: "Où puis-je me garer ?",
    answer: "Derrière le bâtiment.",
    asked: "où est-ce que je peux me garer",
    odd: "bananes bleues",
    bye: "merci au revoir",
  },
};

/** Slow enough that a busy machine does not make a caller seem silent. */
const SPEED = 8;

/** Tests that hold over every transport of calls: what callers hear, and what can be read afterwards. */
export function testDialogues(transport: CallTransport, calls: CallServer, carrier: TestCarrier): void {
  const numbers = new Map<string, string>();

  beforeAll(async () => {
    const { account, location } = await makeAccount();
    const buy = async (language: Language, values: Parameters<typeof makeBot>[1]) => {
      const { greeting, question, answer } = PRACTICES[language];
      const bot = await makeBot(location, { greeting, languages: [language], ...values });
      await database().insert(botFaqs).values({ botId: bot.id, position: 0, question, answer });
      const input = provisionInput(location.id, { language });
      const { phoneNumber } = await provisionNumber(contextOf(account), input);
      if (!phoneNumber) throw new Error("No number was bought.");
      await attachNumber(contextOf(account), { id: phoneNumber.id, botId: bot.id });
      return phoneNumber.number;
    };
    for (const language of LANGUAGES) numbers.set(language, await buy(language, {}));
    numbers.set("not interruptible", await buy("ENGLISH", { interruptible: false }));
  });

  const place = (line: string, script: string, speed = SPEED) =>
    carrier.call({ from: "+12065550177", to: numbers.get(line) ?? "", script, speed });
  const call = async (line: string, script: string, speed = SPEED) =>
    overAtCarrier(carrier, await place(line, script, speed));
  const textsOf = (record: { heard: { text: string }[] }) => record.heard.map(({ text }) => text);
  /** Callers are as silent as it takes; the relay's clock is real, so it runs as fast as the carrier's. */
  const silenceAt = (speed: number) => calls.replaceProcess({ silenceMs: 8_000 / speed });

  describe.each(LANGUAGES)("a call in %s", (language) => {
    const { greeting, answer, asked, odd, bye } = PRACTICES[language];
    const { disclosure, askAgain, noAnswer, goodbye, areYouThere, stillThere, silentGoodbye } =
      WORDS[language];
    const opening = `${greeting} ${disclosure}`;

    it("goes from the greeting over answers to a goodbye, and can be read afterwards", async () => {
      const record = await call(language, [odd, odd, asked, bye].map((text) => `say "${text}"`).join("\n"));
      expect(record.alerts).toEqual([]);
      const referred = expect.stringContaining(noAnswer);
      expect(textsOf(record)).toEqual([opening, askAgain, referred, answer, goodbye]);
      expect(record.status).toBe("completed");
      const { row, turns } = await endedConversation(record.sid);
      expect(row).toMatchObject({ outcome: "answered", language, transport, silences: 0 });
      expect(turns.map(({ speaker, source }) => source ?? speaker)).toEqual([
        ...["greeting", "disclosure"],
        ...["caller", "not_understood", "caller", "not_understood", "prompt"],
        ...["caller", "faq", "caller", "goodbye"],
      ]);
    });

    it("is asked twice whether anybody is there, hears a goodbye, and ends as silent", async () => {
      silenceAt(50);
      const record = await call(language, "silence 600s", 50);
      expect(textsOf(record)).toEqual([opening, areYouThere, stillThere, silentGoodbye]);
      expect(record.status).toBe("completed");
      expect(record.seconds).toBeLessThan(600);
      const { row, turns } = await endedConversation(record.sid);
      expect(row).toMatchObject({ outcome: "silent", silences: 3 });
      expect(turns.slice(2).map(({ source }) => source)).toEqual(["silence", "silence", "goodbye"]);
    });
  });

  describe("a caller", () => {
    const { disclosure, areYouThere, goodbye } = WORDS.ENGLISH;
    const { greeting, answer } = PRACTICES.ENGLISH;

    it("who speaks after a silence is answered, and the silences begin anew", async () => {
      silenceAt(SPEED);
      // Says it after the next thing that is heard, which is the question.
      const record = await call("ENGLISH", 'silence 0s\nsay "Where can I park?"\nsay "Goodbye"');
      expect(textsOf(record)).toEqual([`${greeting} ${disclosure}`, areYouThere, answer, goodbye]);
      expect((await endedConversation(record.sid)).row).toMatchObject({ outcome: "answered", silences: 0 });
    });

    it("who presses a key is not silent, although no key means anything", async () => {
      silenceAt(SPEED);
      // The key comes after the first question, so the next one is the first again.
      const record = await call("ENGLISH", "silence 0s\nkey 5\nsilence 0s\nhang up");
      const asked = textsOf(record).filter((text) => text === areYouThere);
      expect(asked).toHaveLength(2);
    });

    it("may cut the bot off, and is answered", async () => {
      const record = await call("ENGLISH", 'say over "Where can I park?" after 4 words');
      expect(record.heard[0]).toMatchObject({ interrupted: true });
      expect(textsOf(record).at(-1)).toBe(answer);
    });

    it("cannot cut off a bot that may not be interrupted", async () => {
      const record = await call("not interruptible", 'say over "Hello?" after 2 words');
      expect(record.heard[0]).toEqual({ text: `${greeting} ${disclosure}`, interrupted: false });
    });

    it("who hangs up ends the conversation, although nobody is asked what to do", async () => {
      calls.instead = ({ event }) => (event === "relay-ended" ? 204 : undefined);
      const { row } = await endedConversation((await call("ENGLISH", "wait 3s\nhang up")).sid);
      expect(row.outcome).toBe("abandoned");
    });

    it("whose call has lasted as long as a call may is hung up on", async () => {
      if (transport === "relay") calls.replaceProcess({ maxMs: 200 });
      const sid = await place("ENGLISH", 'silence 6s\nsay "Where can I park?"\nsilence 600s');
      await eventually(async () => expect((await conversationOf(sid)).row.status).toBe("in_progress"));
      calls.laterMs = MAX_CALL_MS;
      const record = await overAtCarrier(carrier, sid);
      expect(textsOf(record)).not.toContain(answer);
      expect(record.seconds).toBeLessThan(600);
      await endedConversation(sid);
    });
  });
}
