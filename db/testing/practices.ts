import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { memberships, organizations, users } from "@/db/schema";
import type { Role } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import { contextOf, contextOfUser, TEST_NOW } from "./factory";

/** A login of an account, as a test expects it. */
export interface ModelLogin {
  id: string;
  email: string;
  /** Null once it has ended. */
  password: string | null;
  /** The address of whoever made the link that set it. */
  madeBy?: string;
  /** Null once removed. */
  role: Role | null;
  disabled: boolean;
}

/** A one-time link or key, as a test expects it. */
interface ModelSecret {
  secret: string;
  alive: boolean;
  /** The address of whoever made or owns it. */
  by: string;
}

/** An account, as a test expects it, with an admin who never leaves. */
export interface Practice {
  org: typeof organizations.$inferSelect;
  founder: ModelLogin;
  /** By address. */
  logins: Map<string, ModelLogin>;
  /** The newest invitation of each address. */
  invitations: Map<string, ModelSecret & { id: string; role: Role }>;
  links: (ModelSecret & { to: string })[];
  keys: (ModelSecret & { id: string })[];
  /** Tokens of invitations that were replaced, withdrawn or accepted. */
  spent: string[];
}

/** Makes accounts that share no person, each with its founder. */
export async function makePractices(names: readonly string[]): Promise<Practice[]> {
  const at = { createdAt: TEST_NOW, updatedAt: TEST_NOW };
  const orgs = await database()
    .insert(organizations)
    .values(names.map((name) => ({ name, timezone: "America/Chicago", ...at })))
    .returning();
  const founders = await database()
    .insert(users)
    .values(
      orgs.map(({ id, name }) => ({
        accountId: id,
        email: `${randomUUID()}@example.com`,
        name: `Founder of ${name}`,
        passwordHash: "unknown",
        ...at,
      })),
    )
    .returning();
  await database()
    .insert(memberships)
    .values(
      founders.map((user) => ({
        userId: user.id,
        orgId: user.accountId ?? "",
        role: "admin" as const,
        createdAt: TEST_NOW,
      })),
    );
  return orgs.map((org, index) => {
    const { id = "", email = "" } = founders[index] ?? {};
    return {
      org,
      founder: { id, email, password: "unknown", role: "admin", disabled: false },
      logins: new Map(),
      invitations: new Map(),
      links: [],
      keys: [],
      spent: [],
    };
  });
}

/** Who acts for an account: the person of an address if they are an admin there, otherwise the founder. */
export function actorOf(
  { org, founder, logins }: Practice,
  email: string,
): { login: ModelLogin; context: Context } {
  const known = logins.get(email);
  const login = known && known.role === "admin" && !known.disabled ? known : founder;
  return { login, context: contextOfUser({ ...login, name: login.email }, org) };
}

/** A reader who sees everything of an account. */
export const readerOf = ({ org }: Practice): Context => contextOf(org);

/** Everything that the database holds of each account, as a digest by account. */
export async function digestsOf(practices: readonly Practice[]): Promise<Map<string, string>> {
  const ids = sql.join(
    practices.map(({ org }) => sql`${org.id}::uuid`),
    sql`, `,
  );
  const { rows } = await database().execute<{ account: string; digest: string }>(sql`
    select account::text, md5(string_agg(line, '|' order by line)) as digest from (
      select account_id as account, u::text as line from users u where account_id in (${ids})
      union all select u.account_id, m::text from memberships m join users u on u.id = m.user_id where u.account_id in (${ids})
      union all select u.account_id, s::text from sessions s join users u on u.id = s.user_id where u.account_id in (${ids})
      union all select u.account_id, l::text from one_time_links l join users u on u.id = l.user_id where u.account_id in (${ids})
      union all select org_id, i::text from invitations i where org_id in (${ids})
      union all select org_id, k::text from api_keys k where org_id in (${ids})
      union all select account_id, a::text from audit_entries a where account_id in (${ids})
    ) all_rows group by account`);
  return new Map(rows.map(({ account, digest }) => [account, digest]));
}
