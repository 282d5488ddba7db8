/**
 * The operator's commands. Each prints one thing, and ends with 0; with 1 when it cannot be done, with 2 when it was
 * called wrongly, and says why on the error output.
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
const flag = { type: "boolean" } as const;
const OPTIONS = {
  name: text,
  timezone: text,
  email: text,
  password: text,
  organization: text,
  role: text,
  scopes: text,
  expires: text,
  file: text,
  "accept-losses": flag,
  support: flag,
  platform: flag,
  json: flag,
  help: flag,
};

/** A database that takes longer is as good as none. */
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

/** The environment is one of the things that it looks at. */
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
