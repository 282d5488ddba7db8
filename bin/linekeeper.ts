/** The operator's commands. Each prints one thing; what cannot be done is said on the error output, with exit code 1. */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { eq } from "drizzle-orm";
import { closeDatabase, database, openDatabase } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { organizations, users } from "@/db/schema";
import { seedDemo } from "@/db/seed/demo";
import { inTransaction } from "@/db/transaction";
import { makeClock } from "@/lib/clock";
import { KEY_SCOPES, type KeyScope, ROLES, type Role } from "@/lib/constants/permissions";
import { type Context, systemContext } from "@/lib/context";
import { createAccount } from "@/lib/domain/accounts/create-account";
import { createKey } from "@/lib/domain/keys/create-key";
import { makeLink } from "@/lib/domain/users/one-time-link";
import { registerUser } from "@/lib/domain/users/register-user";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { createAccountInput } from "@/lib/schemas/organization";
import { emailSchema } from "@/lib/schemas/user";

const USAGE = `linekeeper COMMAND

  accounts create --name NAME [--timezone ZONE]      makes an account, prints its id
  users create --email E --name NAME --password P (--organization ID --role viewer|manager|admin | --support)
  users reset --email E                              prints a link that sets a new password once
  keys create --name NAME [--organization ID | --platform] [--scopes a:read,b:write]
                                                     prints the key, once
  migrate                                            brings the database to the newest schema
  demo [--file FILE]                                 fills an empty installation with demo data
`;

type Options = Record<string, string | boolean | undefined>;
type Command = (context: Context, options: Options) => Promise<string>;

const COMMANDS: Record<string, Command> = {
  "accounts create": async (context, options) => {
    const input = createAccountInput.parse({
      name: needed(options, "name"),
      timezone: options.timezone ?? "America/Chicago",
    });
    return (await createAccount(context, input)).id;
  },
  "users create": async (context, options) => {
    const person = {
      email: emailSchema.parse(needed(options, "email")),
      name: needed(options, "name"),
      password: needed(options, "password"),
    };
    if (options.support) return (await registerUser(context, { ...person, isSupport: true })).id;
    const role = ROLES.find((known) => known === options.role);
    if (!role) throw new UsageError(`--role must be one of ${ROLES.join(", ")}.`);
    return (
      await registerUser(context, {
        ...person,
        orgId: needed(options, "organization"),
        role: role satisfies Role,
      })
    ).id;
  },
  "users reset": async (context, options) => {
    const email = needed(options, "email").toLowerCase();
    const [user] = await database().select({ id: users.id }).from(users).where(eq(users.email, email));
    if (!user) throw new UsageError(`Nobody signs in with ${email}.`);
    return inTransaction((tx) => makeLink(tx, context, user.id, "password_reset"));
  },
  "keys create": async (context, options) => {
    const scopes =
      typeof options.scopes === "string" ? options.scopes.split(",").map(readScope) : [...KEY_SCOPES];
    const orgId = options.platform ? null : String(options.organization ?? (await firstAccount()));
    return (await createKey(context, { name: needed(options, "name"), orgId, scopes })).key;
  },
  migrate: async () => {
    await migrateDatabase();
    return "The database is up to date.";
  },
  demo: async (context, options) => {
    const signIns = await seedDemo(context);
    if (!signIns) return "There is data already; nothing was added.";
    const text = JSON.stringify(signIns, null, 2);
    if (typeof options.file !== "string") return text;
    writeFileSync(options.file, `${text}\n`, { mode: 0o600 });
    return `Sign-ins are in ${options.file}.`;
  },
};

class UsageError extends Error {}

function needed(options: Options, name: string): string {
  const value = options[name];
  if (typeof value === "string" && value.trim() !== "") return value.trim();
  throw new UsageError(`--${name} is missing.`);
}

function readScope(text: string): KeyScope {
  const scope = KEY_SCOPES.find((known) => known === text.trim());
  if (scope) return scope;
  throw new UsageError(`${text} is no scope. Scopes: ${KEY_SCOPES.join(", ")}.`);
}

async function firstAccount(): Promise<string> {
  const [account] = await database()
    .select({ id: organizations.id })
    .from(organizations)
    .orderBy(organizations.createdAt, organizations.id)
    .limit(1);
  if (!account) throw new UsageError("There is no account yet. Make one with accounts create.");
  return account.id;
}

/** The sentence to print for whatever went wrong; stacks stay out of an operator's way. */
function sentenceOf(error: unknown): string {
  if (error instanceof AppError)
    return [error.message, ...(error.fields ?? []).map((field) => `${field.path}: ${field.message}`)].join(
      "\n",
    );
  return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<number> {
  const option = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        name: option,
        timezone: option,
        email: option,
        password: option,
        organization: option,
        role: option,
        scopes: option,
        file: option,
        support: flag,
        platform: flag,
      },
    });
    const command = COMMANDS[positionals.join(" ")];
    if (!command) {
      const asked = positionals.length === 0 || positionals[0] === "help";
      process[asked ? "stdout" : "stderr"].write(USAGE);
      return asked ? 0 : 2;
    }
    openDatabase(env().DATABASE_URL, { max: 4 });
    process.stdout.write(
      `${await command(systemContext("Command line", makeClock(env().LINEKEEPER_NOW)), values)}\n`,
    );
    return 0;
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  } finally {
    await closeDatabase();
  }
}

process.exitCode = await main();
