import { and, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import { DAYS_OF_WEEK } from "@/lib/constants/organizations";
import type { Context } from "@/lib/context";
import { createAccount } from "@/lib/domain/accounts/create-account";
import { createOrganization } from "@/lib/domain/organizations/create-organization";
import { createAccountInput, createOrganizationInput } from "@/lib/schemas/organization";

/** The ids of the demo's organizations: the group, its locations, and a second account. */
export interface DemoPlaces {
  group: string;
  chicago: string;
  miami: string;
  phoenix: string;
  lakeside: string;
}

const WEEKDAYS_8_TO_5 = DAYS_OF_WEEK.map((dayOfWeek, day) =>
  day < 5 ? { dayOfWeek, isClosed: false, open: "08:00", close: "17:00" } : { dayOfWeek, isClosed: true },
);

const GROUP = { name: "Bright Smile Group", timezone: "America/Chicago", phone: "+13125550100" };
const LAKESIDE = {
  name: "Lakeside Family Dental",
  timezone: "America/New_York",
  phone: "+16175550140",
  address: { addressLine1: "1 Beacon St", city: "Boston", state: "MA", zip: "02108" },
};
const LOCATIONS = {
  chicago: {
    name: "Bright Smile Chicago",
    timezone: "America/Chicago",
    phone: "+13125550110",
    address: { addressLine1: "233 S Wacker Dr", city: "Chicago", state: "IL", zip: "60606" },
  },
  miami: {
    name: "Bright Smile Miami",
    timezone: "America/New_York",
    phone: "+13055550120",
    address: { addressLine1: "100 SE 2nd St", city: "Miami", state: "FL", zip: "33131" },
  },
  phoenix: {
    name: "Bright Smile Phoenix",
    timezone: "America/Phoenix",
    phone: "+16025550130",
    address: { addressLine1: "1 N Central Ave", city: "Phoenix", state: "AZ", zip: "85004" },
  },
};

/** Creates the organizations that do not exist yet. */
export async function makeDemoOrganizations(context: Context): Promise<DemoPlaces> {
  const group = await account(context, GROUP);
  return {
    group,
    chicago: await location(context, group, LOCATIONS.chicago),
    miami: await location(context, group, LOCATIONS.miami),
    phoenix: await location(context, group, LOCATIONS.phoenix),
    lakeside: await account(context, LAKESIDE),
  };
}

async function account(context: Context, input: { name: string }): Promise<string> {
  return (await find(input.name, null)) ?? (await createAccount(context, createAccountInput.parse(input))).id;
}

async function location(context: Context, accountId: string, input: { name: string }): Promise<string> {
  const known = await find(input.name, accountId);
  if (known) return known;
  const made = createOrganizationInput.parse({
    ...input,
    parentAccountOrgId: accountId,
    officeHours: WEEKDAYS_8_TO_5,
  });
  return (await createOrganization(context, made)).id;
}

async function find(name: string, parentId: string | null): Promise<string | undefined> {
  const { parentAccountOrgId } = organizations;
  const [row] = await database()
    .select({ id: organizations.id })
    .from(organizations)
    .where(
      and(
        eq(organizations.name, name),
        parentId === null ? isNull(parentAccountOrgId) : eq(parentAccountOrgId, parentId),
      ),
    );
  return row?.id;
}
