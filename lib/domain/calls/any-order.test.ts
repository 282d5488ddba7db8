import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { botFaqs, conversations, conversationTurns } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount, makeBot, makeNumber, TEST_NOW } from "@/db/testing/factory";
import { PROPERTY_TIMEOUT_MS, propertyRuns } from "@/db/testing/property-runs";
import type { CarrierEvent, RelayEnding } from "@/lib/telephony/port";
import { openRelay } from "./open-relay";
import { sealedText } from "./sealed";
import { takeCallEvent } from "./take-event";
import { takeTurn } from "./take-turn";

useTestEnvironment();
useTestDatabase();

let number: string;
beforeAll(async () => {
  const { location } = await makeAccount();
  const bot = await makeBot(location);
  const faq = { botId: bot.id, position: 0, question: "Where do I park?", answer: "Behind the building." };
  await database().insert(botFaqs).values(faq);
  number = (await makeNumber(location, { botId: bot.id })).number;
});

const now = () => TEST_NOW;
const by = { carrier: "local", transport: "relay" } as const;

/** A call, and what its carrier sends about it. */
class CalledLine {
  readonly callId = randomUUID();
  readonly #facts = { callId: this.callId, called: number, from: "+12065550177" };
  token = "";

  readonly rings: CarrierEvent = { kind: "incoming_call", ...this.#facts };
  readonly over: CarrierEvent = { kind: "call_over", isFailed: false, ...this.#facts };
  readonly unusable: CarrierEvent = { kind: "answer_failed", callId: this.callId };
  ended(attempt: number, why: RelayEnding): CarrierEvent {
    return { kind: "relay_ended", callId: this.callId, attempt, why, held: 0 };
  }
  turn(turn: number, said: string): CarrierEvent {
    return { kind: "turn_taken", callId: this.callId, turn, said, key: null };
  }

  async take(event: CarrierEvent): Promise<void> {
    const answer = await takeCallEvent(event, by, { isStopping: false, now });
    if (answer?.kind === "relay") this.token = answer.token;
  }

  open() {
    return openRelay({ carrier: by.carrier, callId: this.callId, token: this.token }, now);
  }

  async state() {
    const rows = await database()
      .select()
      .from(conversations)
      .where(eq(conversations.carrierCallId, this.callId));
    expect(rows).toHaveLength(1);
    const [row] = rows as [(typeof rows)[number]];
    const turns = await database()
      .select()
      .from(conversationTurns)
      .where(eq(conversationTurns.conversationId, row.id))
      .orderBy(asc(conversationTurns.position));
    expect(turns.map(({ position }) => position)).toEqual(turns.map((_, index) => index));
    const { status, outcome, endedAt, relayTokenHash, turnCount } = row;
    return {
      ended: { status, outcome, endedAt, relayTokenHash },
      turnCount,
      said: turns.map(({ text, position }) => sealedText.open(text, row.id, position)),
    };
  }
}

const ENDED = { status: "ended", outcome: "abandoned", endedAt: TEST_NOW, relayTokenHash: null };

describe("the webhooks of a call", () => {
  it(
    "lead to the same end in any order, however often each of them comes",
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.nat(7), { minLength: 1, maxLength: 12 }),
          fc.nat(12),
          async (which, at) => {
            const call = new CalledLine();
            const events = [
              call.rings,
              call.ended(1, "dropped"),
              call.ended(2, "dropped"),
              call.ended(1, "unavailable"),
              call.ended(1, "restarting"),
              call.ended(4, "dropped"),
              call.unusable,
              call.turn(0, ""),
            ];
            const sent = which.flatMap((index) => events[index] ?? []);
            sent.splice(at, 0, call.over);
            for (const event of sent) await call.take(event);
            const { ended, said } = await call.state();
            expect(ended).toEqual(ENDED);
            expect(new Set(said).size).toBe(said.length);
            expect(await call.open()).toBeNull();
          },
        ),
        propertyRuns({ usually: 60 }),
      ),
    PROPERTY_TIMEOUT_MS,
  );

  it(
    "change nothing when they come again later, over webhooks and over the relay",
    async () => {
      const run = async (again: (call: CalledLine, sent: CarrierEvent[]) => Promise<void>) => {
        const call = new CalledLine();
        const sent: CarrierEvent[] = [];
        const take = async (event: CarrierEvent) => {
          await call.take(event);
          sent.push(event);
          await again(call, sent);
        };
        await take(call.rings);
        const first = await call.open();
        if (!first) throw new Error("The first relay was refused.");
        // A setup that is replayed does not get the call.
        expect(await call.open()).toBeNull();
        await takeTurn(first, { said: "Where do I park?" }, now);
        await take(call.ended(1, "dropped"));
        const second = await call.open();
        if (!second) throw new Error("The second relay was refused.");
        expect(await takeTurn(first, { said: "Hello?" }, now)).toBeNull();
        await takeTurn(second, "silent", now);
        await take(call.ended(2, "unavailable"));
        await take(call.turn(5, "Where do I park?"));
        await take(call.turn(7, ""));
        await take(call.over);
        return call.state();
      };
      const expected = await run(async () => {});
      expect(expected.ended).toMatchObject({ status: "ended", outcome: "answered" });
      expect(expected.said).toHaveLength(8);
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat(5), { minLength: 12, maxLength: 12 }), async (choices) => {
          const left = [...choices];
          const state = await run(async (call, sent) => {
            for (const choice of left.splice(0, 2)) {
              const event = sent[choice];
              // The answer to an event that comes again is lost, or a later one; the token is that of the last.
              if (event) await call.take(event);
            }
          });
          expect(state).toEqual(expected);
        }),
        propertyRuns({ usually: 30 }),
      );
    },
    PROPERTY_TIMEOUT_MS,
  );
});
