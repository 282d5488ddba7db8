import { randomInt, randomUUID } from "node:crypto";
import { database } from "@/db/client";
import { bots, memberships, organizations, phoneNumbers, sipTrunks, users } from "@/db/schema";
import type { Role } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import type { ProvisionNumberInput } from "@/lib/schemas/phone-number";

/** The time at which tests start: a Wednesday, 10 AM in Chicago. */
export const TEST_NOW = new Date("2026-11-18T16:00:00.000Z");

/** `TEST_NOW` plus this many days. */
export function inDays(days: number): Date {
  return new Date(TEST_NOW.getTime() + days * 24 * 60 * 60_000);
}

/** An account with one location. Every test makes its own. */
export async function makeAccount(name = "Bright Smile Group") {
  const account = await makeOrganization({ name });
  const location = await makeOrganization({ name: `${name} Chicago`, parentAccountOrgId: account.id });
  return { account, location };
}

/** An organization, by default with a complete address in Chicago. */
export async function makeOrganization(values: Partial<typeof organizations.$inferInsert> = {}) {
  const [row] = await database()
    .insert(organizations)
    .values({
      name: "Bright Smile Dental",
      phone: "+13125550100",
      timezone: "America/Chicago",
      addressLine1: "233 S Wacker Dr",
      city: "Chicago",
      state: "IL",
      zip: "60606",
      createdAt: TEST_NOW,
      updatedAt: TEST_NOW,
      ...values,
    })
    .returning();
  if (!row) throw new Error("No organization was made.");
  return row;
}

type OrganizationRow = Awaited<ReturnType<typeof makeOrganization>>;

export async function makeBot(organization: OrganizationRow, values: Partial<typeof bots.$inferInsert> = {}) {
  const [row] = await database()
    .insert(bots)
    .values({
      orgId: organization.id,
      accountId: organization.accountId,
      name: "Front Desk",
      greeting: "Hello!",
      createdAt: TEST_NOW,
      updatedAt: TEST_NOW,
      ...values,
    })
    .returning();
  if (!row) throw new Error("No bot was made.");
  return row;
}

/** Gives each line in a test file a different number. Never 555, because tests write those numbers out. */
let lastDigits = randomInt(2_000_000, 5_000_000);

/** A line that exists only in our table. Tests that need it at the carrier provision it. */
export async function makeNumber(
  organization: OrganizationRow,
  values: Partial<typeof phoneNumbers.$inferInsert> = {},
) {
  const [row] = await database()
    .insert(phoneNumbers)
    .values({
      orgId: organization.id,
      accountId: organization.accountId,
      number: `+1312${++lastDigits}`,
      name: "Main Line",
      language: "ENGLISH",
      voiceId: "FRIENDLY_BRIGHT",
      status: "active",
      carrier: "local",
      carrierNumberId: `PN${randomUUID().replaceAll("-", "")}`,
      areaCode: "312",
      locality: "Chicago",
      region: "IL",
      createdAt: TEST_NOW,
      updatedAt: TEST_NOW,
      ...(values.status === "quarantined" ? { quarantinedUntil: inDays(7), quarantineDays: 7 } : {}),
      ...values,
    })
    .returning();
  if (!row) throw new Error("No number was made.");
  return row;
}

/** A SIP trunk of an organization. */
export async function makeTrunk(place: Pick<OrganizationRow, "id" | "accountId">) {
  const [row] = await database()
    .insert(sipTrunks)
    .values({
      orgId: place.id,
      accountId: place.accountId,
      name: "Office",
      host: "sip.example.com",
      port: 5061,
      createdAt: TEST_NOW,
      updatedAt: TEST_NOW,
    })
    .returning();
  if (!row) throw new Error("No trunk was made.");
  return row;
}

/** The input for provisioning a number in Chicago. */
export function provisionInput(
  orgId: string,
  values: Partial<ProvisionNumberInput> = {},
): ProvisionNumberInput {
  return {
    orgId,
    name: "Main Line",
    language: "ENGLISH",
    voiceId: "FRIENDLY_BRIGHT",
    areaCode: "312",
    ...values,
  };
}

/** A login, proven unless it belongs to an account or to support. `makeMember` makes one of an account. */
export async function makeUser(values: Partial<typeof users.$inferInsert> = {}) {
  const [row] = await database()
    .insert(users)
    .values({
      email: `${randomUUID()}@example.com`,
      name: "Ada Admin",
      provenAt: values.accountId || values.isSupport ? null : TEST_NOW,
      createdAt: TEST_NOW,
      updatedAt: TEST_NOW,
      ...values,
    })
    .returning();
  if (!row) throw new Error("No user was made.");
  return row;
}

export async function makeMembership(userId: string, orgId: string, role: Role) {
  await database().insert(memberships).values({ userId, orgId, role, createdAt: TEST_NOW });
}

/** A login of the organization's account, with a role at the organization and a password that nobody knows. */
export async function makeMember(
  organization: OrganizationRow,
  role: Role = "admin",
  values: Partial<typeof users.$inferInsert> = {},
) {
  const user = await makeUser({ accountId: organization.accountId, passwordHash: "unknown", ...values });
  await makeMembership(user.id, organization.id, role);
  return user;
}

/** The context of a person with a role on a whole account. */
export function contextOf(
  account: OrganizationRow,
  role: Role = "admin",
  values: Partial<Context> = {},
): Context {
  return {
    actor: { type: "user", id: randomUUID(), name: `A. ${role}` },
    reach: { everything: false, accounts: [{ accountId: account.accountId, role }], organizations: [] },
    requestId: randomUUID(),
    now: () => TEST_NOW,
    ...values,
  };
}

/** The context of a person with a role on one location only. */
export function contextOfLocation(location: OrganizationRow, role: Role = "admin"): Context {
  return {
    ...contextOf(location, role),
    reach: {
      everything: false,
      accounts: [],
      organizations: [{ orgId: location.id, accountId: location.accountId, role }],
    },
  };
}

/** The context of a person with a role at one organization. Links and keys that they make need a real person. */
export function contextOfUser(
  { id, name, email }: { id: string; name: string; email: string },
  organization: OrganizationRow,
  role: Role = "admin",
): Context {
  const context = organization.parentAccountOrgId ? contextOfLocation : contextOf;
  return { ...context(organization, role), actor: { type: "user", id, name, email } };
}

/** An admin of an organization, as a login and as a context. */
export async function makeAdmin(
  organization: OrganizationRow,
  values: Partial<typeof users.$inferInsert> = {},
) {
  const user = await makeMember(organization, "admin", values);
  return { user, context: contextOfUser(user, organization) };
}

/** The context of platform support. */
export function supportContext(): Context {
  return {
    actor: { type: "support", id: randomUUID(), name: "S. Support" },
    reach: { everything: true },
    requestId: randomUUID(),
    now: () => TEST_NOW,
  };
}

/** Platform support, as a login and as a context. */
export async function makeSupport() {
  const user = await makeUser({ name: "Sam Support", isSupport: true, passwordHash: "unknown" });
  const { id, name, email } = user;
  return { user, context: { ...supportContext(), actor: { type: "support", id, name, email } } as Context };
}
