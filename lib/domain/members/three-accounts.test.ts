import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { ACTS, expecting } from "@/db/testing/acts";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { TEST_NOW } from "@/db/testing/factory";
import { origin } from "@/db/testing/invitations";
import { digestsOf, makePractices, type Practice, readerOf } from "@/db/testing/practices";
import { PROPERTY_TIMEOUT_MS, propertyRuns } from "@/db/testing/property-runs";
import { readSession } from "@/lib/auth/session-store";
import { chooseLogin, signIn } from "@/lib/auth/sign-in";
import { ROLES, type Role } from "@/lib/constants/permissions";
import { listAuditEntries } from "@/lib/domain/audit/list-audit-entries";
import { listKeys } from "@/lib/domain/keys/list-keys";
import { readKey } from "@/lib/domain/keys/read-key";
import { readLink } from "@/lib/domain/users/one-time-link";
import { listAuditEntriesInput } from "@/lib/schemas/audit-entry";
import { readInvitation } from "./invitation";
import { listMembers } from "./list-members";

useTestDatabase();
useTestEnvironment();

const now = () => TEST_NOW;
const PASSWORDS = ["correct horse battery", "staple of the winter sun"] as const;

/** Three accounts that share two addresses. */
interface World {
  practices: Practice[];
  emails: string[];
}

/** One act of one account. It changes nothing of the others, and what works afterwards is what the model says. */
class Step implements fc.AsyncCommand<World, World> {
  constructor(
    readonly name: string,
    readonly at: number,
    readonly who: number,
    readonly by: number,
    readonly role: Role,
    readonly password: string,
  ) {}

  check = () => true;
  toString = () => `${this.name} at ${this.at} (${this.who} by ${this.by}, ${this.role}, ${this.password})`;

  async run(_: World, { practices, emails }: World): Promise<void> {
    const practice = practices[this.at] as Practice;
    const others = practices.filter((each) => each !== practice);
    const before = await digestsOf(others);
    await ACTS[this.name]?.({
      practice,
      other: others[this.by] as Practice,
      email: emails[this.who] ?? "",
      by: emails[this.by] ?? "",
      role: this.role,
      password: this.password,
    });
    expect(await digestsOf(others)).toEqual(before);
    await expectModel(practice);
  }
}

/** Which of an account's secrets work is what the model says. */
async function expectModel({ invitations, links, keys, logins, spent }: Practice): Promise<void> {
  for (const { secret, alive } of invitations.values())
    expect((await readInvitation(secret, TEST_NOW)) !== null).toBe(alive);
  for (const { secret, alive, to } of links)
    expect((await readLink(secret, "password_reset", TEST_NOW)) !== null).toBe(
      alive && !logins.get(to)?.disabled,
    );
  for (const { secret, alive } of keys) expect((await readKey(secret, now)) !== null).toBe(alive);
  const [last] = spent.slice(-1);
  if (last) expect(await readInvitation(last, TEST_NOW)).toBeNull();
}

/** Every account reads only its own people, and each password opens only the logins that have it. */
async function expectApart({ practices, emails }: World): Promise<void> {
  for (const practice of practices) {
    const context = readerOf(practice);
    const orgId = practice.org.id;
    const people = [practice.founder, ...practice.logins.values()];
    const { members } = await listMembers(context, { orgId });
    const working = people.filter(({ role }) => role !== null);
    expect(members.map(({ userId, role }) => `${userId} ${role}`).sort()).toEqual(
      working.map(({ id, role }) => `${id} ${role}`).sort(),
    );
    const { auditEntries } = await listAuditEntries(context, listAuditEntriesInput.parse({ limit: 100 }));
    expect(auditEntries.filter((entry) => entry.orgId !== orgId)).toEqual([]);
    const { keys } = await listKeys(context, { limit: 100 });
    expect(keys.map(({ id }) => id).sort()).toEqual(practice.keys.map(({ id }) => id).sort());
  }
  for (const email of emails)
    for (const password of PASSWORDS) {
      const fitting = practices.flatMap(({ logins, org }) => {
        const login = logins.get(email);
        return login && login.password === password && !login.disabled ? [{ ...login, org }] : [];
      });
      if (fitting.length === 0 && practices.every(({ logins }) => !logins.has(email))) continue;
      const outcome = await expecting(fitting.length > 0 ? null : "unauthorized", () =>
        signIn({ email, password }, origin(), TEST_NOW),
      );
      if (!outcome) continue;
      const ids = outcome.isOpen ? [outcome.userId] : outcome.logins.map(({ userId }) => userId);
      expect([...ids].sort()).toEqual(fitting.map(({ id }) => id).sort());
      for (const { id, org, role } of fitting) {
        const opened = outcome.isOpen
          ? outcome
          : await chooseLogin({ ticket: outcome.ticket, userId: id }, origin(), TEST_NOW);
        const session = opened.isOpen ? await readSession(opened.secret, TEST_NOW) : null;
        expect(session?.grants.map((grant) => [grant.accountId, grant.role])).toEqual(
          role ? [[org.id, role]] : [],
        );
      }
    }
}

/** Acts that lead somewhere come more often. */
const names = [
  ...Object.keys(ACTS),
  "invite",
  "accept",
  "accept",
  "make a key",
  "make a link",
  "change the role",
];
const steps = fc
  .tuple(
    fc.constantFrom(...names),
    fc.nat({ max: 2 }),
    fc.nat({ max: 1 }),
    fc.nat({ max: 1 }),
    fc.constantFrom(...ROLES, "admin" as const),
    fc.constantFrom(...PASSWORDS),
  )
  .map((facts) => new Step(...facts));

it(
  "No acts of one account read or change anything of another",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands([steps], { maxCommands: 20 }), async (commands) => {
        const world = {
          practices: await makePractices(["A", "B", "C"]),
          emails: [`${randomUUID()}@example.com`, `${randomUUID()}@example.com`],
        };
        await fc.asyncModelRun(() => ({ model: world, real: world }), commands);
        await expectApart(world);
      }),
      propertyRuns({ usually: 300, campaignTimes: 10 }),
    );
  },
  PROPERTY_TIMEOUT_MS,
);
