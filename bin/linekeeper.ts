/**
 * The operator's commands. Each prints its result and exits with 0. On a failure it exits with 1, on wrong usage with 2,
 * and prints the reason to standard error.
 */
import { parseArgs } from "node:util";
import { closeDatabase, openDatabase } from "@/db/client";
import { makeClock } from "@/lib/clock";
import { systemContext } from "@/lib/context";
import { env } from "@/lib/env";
import { commandNamed, USAGE } from "./commands";
import { examine } from "./doctor/doctor";
import { exitCodeOf, sentenceOf } from "./sentence-of";

const text = { type: "string" } as const;
const texts = { type: "string", multiple: true } as const;
const flag = { type: "boolean" } as const;
const OPTIONS = {
  name: text,
  timezone: text,
  email: text,
  id: text,
  account: text,
  password: text,
  organization: text,
  role: text,
  scopes: text,
  expires: text,
  file: text,
  carrier: text,
  to: text,
  from: text,
  say: texts,
  "accept-losses": flag,
  support: flag,
  platform: flag,
  json: flag,
  help: flag,
};

/** The doctor treats a database that takes longer as down. */
const ANSWER_WITHIN_MS = 10_000;

async function main(): Promise<number> {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: OPTIONS });
    if (values.help || positionals.length === 0 || positionals[0] === "help") {
      process.stdout.write(USAGE);
      return 0;
    }
    if (positionals.join(" ") === "doctor") return await doctor(values.json === true);
    const command = commandNamed(positionals.join(" "));
    openDatabase(env().DATABASE_URL, { max: 4 });
    const context = systemContext("Command line", makeClock(env().LINEKEEPER_NOW));
    process.stdout.write(`${await command(context, values)}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    return exitCodeOf(error);
  } finally {
    await closeDatabase();
  }
}

/** Reads the environment inside the examination, because a bad environment is one of its findings. */
async function doctor(json: boolean): Promise<number> {
  const actionsKey = process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY;
  const { text, code } = await examine({ json, actionsKey }, () => {
    openDatabase(env().DATABASE_URL, { max: 4, answerWithinMs: ANSWER_WITHIN_MS });
    return env();
  });
  process.stdout.write(`${text}\n`);
  return code;
}

process.exitCode = await main();
