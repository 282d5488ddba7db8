import { randomInt, randomUUID } from "node:crypto";
import { database } from "@/db/client";
import { bots, memberships, organizations, phoneNumbers, users } from "@/db/schema";
import type { Role } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import type { ProvisionNumberInput } from "@/lib/schemas/phone-number";

/** The moment that tests start from: a Wednesday, 10:00 in Chicago. */
export const TEST_NOW = new Date("2026-11-18T16:00:00.000Z");

/** So many days after the moment that tests start from. */
export function inDays(days: number): Date {
  return new Date(TEST_NOW.getTime() + days * 24 * 60 * 60_000);
}

/** An account with one location below it; every test owns its own. */
export async function makeAccount(name = "Bright Smile Group") {
  const account = await makeOrganization({ name });
  const location = await makeOrganization({ name: `${name} Chicago`, parentAccountOrgId: account.id });
  return { account, location };
}

/** An organization with a complete Chicago address, unless told otherwise. */
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
      greeting: "Hello, how can I help?",
      createdAt: TEST_NOW,
      updatedAt: TEST_NOW,
      ...values,
    })
    .returning();
  if (!row) throw new Error("No bot was made.");
  return row;
}

/** Each line of a file has a number of its own; tests write those of 555 out themselves. */
let lastDigits = randomInt(2_000_000, 5_000_000);

/** A line that exists in our table only; tests that need it at the carrier buy it through the verb. */
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

/** What a purchase of a number in Chicago asks for. */
export function wishFor(orgId: string, values: Partial<ProvisionNumberInput> = {}): ProvisionNumberInput {
  return {
    orgId,
    name: "Main Line",
    language: "ENGLISH",
    voiceId: "FRIENDLY_BRIGHT",
    areaCode: "312",
    ...values,
  };
}

export async function makeUser(values: Partial<typeof users.$inferInsert> = {}) {
  const [row] = await database()
    .insert(users)
    .values({
      email: `${randomUUID()}@example.com`,
      name: "Ada Admin",
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

/** The context of a person with that role on a whole account. */
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

/** The context of a person with that role on one location only. */
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

/** The context of platform support. */
export function supportContext(): Context {
  return {
    actor: { type: "support", id: randomUUID(), name: "S. Support" },
    reach: { everything: true },
    requestId: randomUUID(),
    now: () => TEST_NOW,
  };
}
