import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeBot, makeNumber } from "@/db/testing/factory";
import { propertyRuns } from "@/db/testing/property-runs";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { attachNumber, switchBot } from "./attach-number";
import { detachNumber } from "./detach-number";
import { getNumber } from "./get-number";

useTestDatabase();

const BOTS = 3;

/** What a client asks for: attach a bot, switch to a bot, or detach. Bots are numbered. */
type Operation = { verb: "attach" | "switch"; bot: number } | { verb: "detach" };
/** An operation's answer and when it ran: the bot that answers the line then, or a refusal. */
interface Observed {
  operation: Operation;
  from: number;
  to: number;
  answer: { bot: number | null } | "number_already_attached";
}

const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ verb: fc.constant("attach" as const), bot: fc.nat(BOTS - 1) }) },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant("switch" as const), bot: fc.nat(BOTS - 1) }) },
  { weight: 2, arbitrary: fc.constant({ verb: "detach" as const }) },
);

/** The rule for sequential operations: the next bot and the answer (product rule 6). */
function alone(bot: number | null, asked: Operation): { bot: number | null; answer: Observed["answer"] } {
  if (asked.verb === "detach") return { bot: null, answer: { bot: null } };
  if (asked.verb === "attach" && bot !== null && bot !== asked.bot)
    return { bot, answer: "number_already_attached" };
  return { bot: asked.bot, answer: { bot: asked.bot } };
}

const same = (a: Observed["answer"], b: Observed["answer"]) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Whether some order of the operations explains every answer. An operation that ended before another began must come
 * first in that order (linearizability, by the algorithm of Wing and Gong).
 */
function isExplained(
  history: Observed[],
  bot: number | null,
  end: number | null,
  seen = new Set<string>(),
): boolean {
  if (history.length === 0) return bot === end;
  const key = `${bot}:${history.map(({ from }) => from).join(",")}`;
  if (seen.has(key)) return false;
  seen.add(key);
  const firstEnd = Math.min(...history.map(({ to }) => to));
  return history.some((next) => {
    if (next.from > firstEnd) return false;
    const outcome = alone(bot, next.operation);
    if (!same(outcome.answer, next.answer)) return false;
    return isExplained(
      history.filter((other) => other !== next),
      outcome.bot,
      end,
      seen,
    );
  });
}

/** Runs several clients on one line at once, each with its own sequence of operations. */
async function observe(
  context: Context,
  lineId: string,
  bots: string[],
  clients: Operation[][],
): Promise<Observed[]> {
  let clock = 0;
  const run = async (asked: Operation): Promise<Observed> => {
    const from = clock++;
    const answer = await act(context, lineId, bots, asked);
    return { operation: asked, from, to: clock++, answer };
  };
  const histories = await Promise.all(
    clients.map(async (operations) => {
      const own: Observed[] = [];
      for (const asked of operations) own.push(await run(asked));
      return own;
    }),
  );
  return histories.flat();
}

async function act(
  context: Context,
  id: string,
  bots: string[],
  asked: Operation,
): Promise<Observed["answer"]> {
  try {
    const { phoneNumber } =
      asked.verb === "detach"
        ? await detachNumber(context, { id })
        : await (asked.verb === "attach" ? attachNumber : switchBot)(context, {
            id,
            botId: bots[asked.bot] ?? "",
          });
    const bot = bots.indexOf(phoneNumber.botId ?? "");
    return { bot: bot < 0 ? null : bot };
  } catch (error) {
    if (error instanceof AppError && error.code === "number_already_attached") return error.code;
    throw error;
  }
}

describe("attaching, switching and detaching at once", () => {
  it("has answers that some sequential order of the operations explains", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    const bots: string[] = [];
    for (let made = 0; made < BOTS; made++) bots.push((await makeBot(location, { name: `Bot ${made}` })).id);
    const line = await makeNumber(location);
    const clients = fc.array(fc.array(operation, { minLength: 1, maxLength: 5 }), {
      minLength: 2,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(clients, async (sequences) => {
        await detachNumber(context, { id: line.id });
        const history = await observe(context, line.id, bots, sequences);
        const { botId } = await getNumber(context, { id: line.id });
        const end = botId === null ? null : bots.indexOf(botId);
        expect(isExplained(history, null, end), JSON.stringify(history)).toBe(true);
      }),
      { ...propertyRuns({ usually: 60 }), endOnFailure: true },
    );
  });

  it("finds no such order if two bots got the line at once, or if an attachment was lost", () => {
    const attach = (bot: number, from: number, to: number): Observed => ({
      operation: { verb: "attach", bot },
      from,
      to,
      answer: { bot },
    });
    expect(isExplained([attach(0, 0, 3), attach(1, 1, 2)], null, 1)).toBe(false);
    expect(isExplained([attach(0, 0, 1)], null, null)).toBe(false);
    const refused: Observed = { ...attach(1, 2, 3), answer: "number_already_attached" };
    expect(isExplained([attach(0, 0, 1), refused], null, 0)).toBe(true);
    expect(isExplained([{ ...refused, from: 0, to: 1 }, attach(0, 2, 3)], null, 0)).toBe(false);
  });
});
