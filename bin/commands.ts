import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { asc, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { organizations } from "@/db/schema";
import { seedDemo } from "@/db/seed/demo";
import type { DemoSignIn } from "@/db/seed/demo-people";
import { KEY_SCOPES, ROLES } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import { createAccount } from "@/lib/domain/accounts/create-account";
import { insertKeySample } from "@/lib/domain/health/key-check";
import { createKey } from "@/lib/domain/keys/create-key";
import { revokeKey } from "@/lib/domain/keys/revoke-key";
import { createKeyInput } from "@/lib/schemas/api-key";
import { idSchema } from "@/lib/schemas/common";
import { createAccountInput } from "@/lib/schemas/organization";
import { defaultCarrier } from "@/lib/telephony/registry";
import { callLine } from "./call-line";
import { listActiveKeys } from "./list-active-keys";
import { type Options, required } from "./options";
import { reconcile } from "./reconcile";
import { UsageError } from "./sentence-of";
import { createUser, resetUser } from "./user-commands";

export const USAGE = `linekeeper COMMAND

  accounts create --name NAME [--timezone ZONE]
      creates an account and prints its id
  users create --email E --name NAME (--organization ID --role ${ROLES.join("|")} | --support) [--password P]
      invites a person and prints the invitation's link; with --password, adds them at once and prints their id
  users reset --email E [--account ID | --platform]
      prints a one-time link that sets a new password, or a new invitation link for a person who has not accepted yet;
      if several accounts have a login with that address, name one
  keys create --name NAME [--organization ID | --platform] [--scopes a:read,b:write] [--expires MOMENT]
      prints an API key, once; the defaults are the first account, all scopes and no expiry;
      a scope is one of organizations, bots, numbers, trunks, calls and audit, with :read or :write; audit is only read;
      MOMENT is a date or a time, such as 2027-06-30 or 2027-06-30T12:00:00Z
  keys list
      prints the active API keys: id, last four characters, organization, owner and name
  keys revoke --id ID
      revokes an API key for good
  reconcile [--carrier NAME] [--accept-losses]
      compares the numbers at every configured carrier, or at the one named, with ours and prints the differences;
      with --accept-losses, marks lines as lost even if suspiciously many are gone
  call --to NUMBER [--from NUMBER] [--say WORDS]…
      has somebody call a line of the local carrier, and prints what they hear and say; several --say follow each other
  migrate
      migrates the database to the latest schema
  demo [--file FILE]
      fills an empty installation with demo data and prints the sign-ins, or writes them to FILE
  doctor [--json]
      checks everything the installation needs and says what to do about problems; exits with 1 on a failure
  backup [--file FILE]
      writes the embedded database and its keys to one file, even while Linekeeper runs, and prints its name
  restore --file FILE [--yes]
      restores a backup while Linekeeper is stopped; with --yes, sets an existing database aside first
`;

/** Reads a bare date as its start in UTC. */
const parseMoment = (text: string) => (/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);

/** Runs one command and returns the text to print. */
type Command = (context: Context, options: Options) => Promise<string>;

const COMMANDS: Record<string, Command> = {
  "accounts create": async (context, options) => {
    const { timezone = "America/Chicago" } = options;
    const input = createAccountInput.parse({ name: required(options, "name"), timezone });
    return (await createAccount(context, input)).id;
  },
  "users create": createUser,
  "users reset": resetUser,
  "keys create": async (context, options) => {
    if (options.platform && options.organization)
      throw new UsageError(
        "A key belongs to an organization or to the platform: give --organization or --platform, not both.",
      );
    const scopes = typeof options.scopes === "string" ? options.scopes.split(",") : [...KEY_SCOPES];
    const input = createKeyInput.parse({
      name: required(options, "name"),
      orgId: options.platform ? null : (options.organization ?? (await firstAccount())),
      scopes: scopes.map((scope) => scope.trim()),
      expiresAt: typeof options.expires === "string" ? parseMoment(options.expires) : null,
    });
    return (await createKey(context, input)).key;
  },
  "keys list": listActiveKeys,
  "keys revoke": async (context, options) => {
    const { name } = await revokeKey(context, { id: idSchema.parse(required(options, "id")) });
    return `${name} is revoked.`;
  },
  reconcile: (context, options) =>
    reconcile(context, {
      carrier: typeof options.carrier === "string" ? options.carrier : undefined,
      acceptLosses: options["accept-losses"] === true,
    }),
  call: (_context, options) => callLine(options),
  migrate: async () => {
    await migrateDatabase();
    await insertKeySample();
    return "The database is up to date.";
  },
  demo,
};

/** The names of all commands but the doctor, which does not need a database. */
export const COMMAND_NAMES = Object.keys(COMMANDS);

/** The command with this name. @throws UsageError if there is none */
export function commandNamed(name: string): Command {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  // What was typed may be a password that belongs to an option.
  if (!command) throw new UsageError(`There is no such command.\n\n${USAGE}`);
  return command;
}

async function demo(context: Context, { file }: Options): Promise<string> {
  if (defaultCarrier().capabilities.realCharges)
    throw new UsageError("Demo data buys numbers, so it needs the local carrier.");
  const signInFile = typeof file === "string" ? file : null;
  const known: DemoSignIn[] =
    signInFile && existsSync(signInFile) ? JSON.parse(readFileSync(signInFile, "utf8")) : [];
  let text = "";
  const filled = await seedDemo(context, known, (signIns) => {
    text = JSON.stringify(signIns, null, 2);
    if (signInFile) writePrivately(signInFile, `${text}\n`);
  });
  if (!filled) return "This installation already has data. Nothing was added.";
  return signInFile ? `The sign-ins are in ${signInFile}.` : text;
}

/** Writes a file atomically, readable by its owner only. */
function writePrivately(file: string, text: string): void {
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}

async function firstAccount(): Promise<string> {
  const [account] = await database()
    .select({ id: organizations.id })
    .from(organizations)
    .where(isNull(organizations.parentAccountOrgId))
    .orderBy(asc(organizations.createdAt), asc(organizations.id))
    .limit(1);
  if (!account) throw new UsageError("There is no account yet. Create one with accounts create.");
  return account.id;
}
