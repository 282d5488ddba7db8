import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { asc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { database } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { organizations, users } from "@/db/schema";
import { seedDemo } from "@/db/seed/demo";
import type { DemoSignIn } from "@/db/seed/demo-people";
import { KEY_SCOPES, ROLES } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import { createAccount } from "@/lib/domain/accounts/create-account";
import { keepKeySample } from "@/lib/domain/health/key-check";
import { createKey } from "@/lib/domain/keys/create-key";
import { createPasswordReset } from "@/lib/domain/users/create-password-reset";
import { registerUser } from "@/lib/domain/users/register-user";
import { env } from "@/lib/env";
import { createKeyInput } from "@/lib/schemas/api-key";
import { idSchema, lineOfText } from "@/lib/schemas/common";
import { createAccountInput } from "@/lib/schemas/organization";
import { emailSchema, passwordSchema } from "@/lib/schemas/user";
import { reconcile } from "./reconcile";
import { UsageError } from "./sentence-of";

export const USAGE = `linekeeper COMMAND

  accounts create --name NAME [--timezone ZONE]
      makes an account, prints its id
  users create --email E --name NAME (--organization ID --role ${ROLES.join("|")} | --support) [--password P]
      adds a user, prints a link that sets their password once; with --password, their id
  users reset --email E
      prints a link that sets a new password once
  keys create --name NAME [--organization ID | --platform] [--scopes a:read,b:write] [--expires MOMENT]
      prints an API key, once; without an organization, of the first account; without scopes, with all of them;
      it never expires unless told when, as 2027-06-30 or 2027-06-30T12:00:00Z
  reconcile [--accept-losses]
      compares the carrier's list of numbers with ours, prints what came of it; with --accept-losses it
      marks lines as lost even where suspiciously many are gone
  migrate
      brings the database to the newest schema
  demo [--file FILE]
      fills an empty installation with demo data, prints the sign-ins or keeps them in the file
  doctor [--json]
      looks at everything that an installation needs, says what is wrong and what to do; 1 when something fails
  backup [--file FILE]
      writes the embedded database and its keys into one file, also while everything runs, prints its name
  restore --file FILE [--yes]
      puts a backup in place while nothing runs; with --yes also where a database is, which is put aside
`;

/** A day is its beginning, in UTC. */
const momentOf = (text: string) => (/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);

type Options = Record<string, string | boolean | undefined>;
/** Does one thing and answers what to print. */
type Command = (context: Context, options: Options) => Promise<string>;

const COMMANDS: Record<string, Command> = {
  "accounts create": async (context, options) => {
    const { timezone = "America/Chicago" } = options;
    const input = createAccountInput.parse({ name: needed(options, "name"), timezone });
    return (await createAccount(context, input)).id;
  },
  "users create": createUser,
  "users reset": async (context, options) => {
    const email = emailSchema.parse(needed(options, "email"));
    const [user] = await database().select({ id: users.id }).from(users).where(eq(users.email, email));
    if (!user) throw new UsageError(`Nobody signs in with ${email}.`);
    return (await createPasswordReset(context, { userId: user.id })).link;
  },
  "keys create": async (context, options) => {
    if (options.platform && options.organization)
      throw new UsageError("A key is either of an organization or of the platform.");
    const scopes = typeof options.scopes === "string" ? options.scopes.split(",") : [...KEY_SCOPES];
    const input = createKeyInput.parse({
      name: needed(options, "name"),
      orgId: options.platform ? null : (options.organization ?? (await firstAccount())),
      scopes: scopes.map((scope) => scope.trim()),
      expiresAt: typeof options.expires === "string" ? momentOf(options.expires) : null,
    });
    return (await createKey(context, input)).key;
  },
  reconcile: (context, options) => reconcile(context, { acceptLosses: options["accept-losses"] === true }),
  migrate: async () => {
    await migrateDatabase();
    await keepKeySample();
    return "The database is up to date.";
  },
  demo,
};

/** The command of a name. @throws UsageError where there is none */
export function commandNamed(name: string): Command {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(`There is no command ${name}.\n\n${USAGE}`);
  return command;
}

async function createUser(context: Context, options: Options): Promise<string> {
  const password = typeof options.password === "string" ? passwordSchema.parse(options.password) : null;
  const person = {
    email: emailSchema.parse(needed(options, "email")),
    name: lineOfText("The name", 100).parse(needed(options, "name")),
    password,
  };
  const role = z.enum(ROLES).safeParse(options.role);
  if (options.support && (options.role || options.organization))
    throw new UsageError(
      "Support reaches every organization: --support goes without --role and --organization.",
    );
  if (!options.support && !role.success) throw new UsageError(`--role must be one of ${ROLES.join(", ")}.`);
  const { id } = role.success
    ? await registerUser(context, {
        ...person,
        orgId: idSchema.parse(needed(options, "organization")),
        role: role.data,
      })
    : await registerUser(context, { ...person, isSupport: true });
  return password === null ? (await createPasswordReset(context, { userId: id })).link : id;
}

async function demo(context: Context, { file }: Options): Promise<string> {
  if (env().CARRIER !== "local")
    throw new UsageError("Demo data buys numbers: it is for the local carrier alone.");
  const place = typeof file === "string" ? file : null;
  const known: DemoSignIn[] = place && existsSync(place) ? JSON.parse(readFileSync(place, "utf8")) : [];
  let text = "";
  const filled = await seedDemo(context, known, (signIns) => {
    text = JSON.stringify(signIns, null, 2);
    if (place) writePrivately(place, `${text}\n`);
  });
  if (!filled) return "There is data already; nothing was added.";
  return place ? `Sign-ins are in ${place}.` : text;
}

/** Writes a file that only its owner can read, whole or not at all. */
function writePrivately(file: string, text: string): void {
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}

function needed(options: Options, name: string): string {
  const value = options[name];
  if (typeof value === "string" && value.trim() !== "") return value.trim();
  throw new UsageError(`--${name} is missing.`);
}

async function firstAccount(): Promise<string> {
  const [account] = await database()
    .select({ id: organizations.id })
    .from(organizations)
    .where(isNull(organizations.parentAccountOrgId))
    .orderBy(asc(organizations.createdAt), asc(organizations.id))
    .limit(1);
  if (!account) throw new UsageError("There is no account yet. Make one with accounts create.");
  return account.id;
}
