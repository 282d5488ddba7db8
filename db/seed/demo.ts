import { randomBytes } from "node:crypto";
import { database } from "@/db/client";
import { users } from "@/db/schema";
import { DAYS_OF_WEEK } from "@/lib/constants/organizations";
import type { Role } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import { createAccount } from "@/lib/domain/accounts/create-account";
import { createBot } from "@/lib/domain/bots/create-bot";
import { provisionNumber } from "@/lib/domain/numbers/provision-number";
import { createOrganization } from "@/lib/domain/organizations/create-organization";
import { registerUser } from "@/lib/domain/users/register-user";
import { usAreaCodes } from "@/lib/geo/area-codes";
import { createBotInput } from "@/lib/schemas/bot";
import { createOrganizationInput } from "@/lib/schemas/organization";
import { provisionNumberInput } from "@/lib/schemas/phone-number";
import { carrier } from "@/lib/telephony/carrier";

/** Somebody who can sign in to the demo. */
export interface DemoSignIn {
  email: string;
  password: string;
  what: string;
}

const WEEKDAYS_8_TO_5 = DAYS_OF_WEEK.map((dayOfWeek, day) =>
  day < 5 ? { dayOfWeek, isClosed: false, open: "08:00", close: "17:00" } : { dayOfWeek, isClosed: true },
);

/**
 * Fills an empty installation: a dental group with three locations, a second account, bots, lines in every state, and
 * people of every role. Made by the same verbs that the console calls.
 * @returns who can sign in; null when somebody already could
 */
export async function seedDemo(context: Context): Promise<DemoSignIn[] | null> {
  const [anybody] = await database().select({ id: users.id }).from(users).limit(1);
  if (anybody) return null;
  const group = await createAccount(context, {
    name: "Bright Smile Group",
    timezone: "America/Chicago",
    phone: "+13125550100",
  });
  const chicago = await location(
    context,
    group.id,
    "Bright Smile Chicago",
    "America/Chicago",
    ["233 S Wacker Dr", "Chicago", "IL", "60606"],
    "+13125550110",
  );
  const miami = await location(
    context,
    group.id,
    "Bright Smile Miami",
    "America/New_York",
    ["100 SE 2nd St", "Miami", "FL", "33131"],
    "+13055550120",
  );
  const phoenix = await location(
    context,
    group.id,
    "Bright Smile Phoenix",
    "America/Phoenix",
    ["1 N Central Ave", "Phoenix", "AZ", "85004"],
    "+16025550130",
  );
  const second = await createAccount(context, {
    name: "Lakeside Family Dental",
    timezone: "America/New_York",
    phone: "+16175550140",
    address: { addressLine1: "1 Beacon St", city: "Boston", state: "MA", zip: "02108" },
  });
  await linesOf(context, { chicago, miami, phoenix, second: second.id });
  return people(context, group.id, second.id);
}

async function location(
  context: Context,
  accountId: string,
  name: string,
  timezone: string,
  [addressLine1, city, state, zip]: [string, string, string, string],
  phone: string,
): Promise<string> {
  const organization = await createOrganization(
    context,
    createOrganizationInput.parse({
      name,
      timezone,
      phone,
      parentAccountOrgId: accountId,
      address: { addressLine1, city, state, zip },
      officeHours: WEEKDAYS_8_TO_5,
    }),
  );
  return organization.id;
}

async function bot(
  context: Context,
  orgId: string,
  name: string,
  greeting: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const made = await createBot(
    context,
    createBotInput.parse({ orgId, name, greeting, industry: "DENTAL", ...more }),
  );
  return made.bot.id;
}

async function linesOf(
  context: Context,
  places: { chicago: string; miami: string; phoenix: string; second: string },
): Promise<void> {
  const { chicago, miami, phoenix, second } = places;
  const frontDesk = await bot(
    context,
    chicago,
    "Front Desk",
    "Thank you for calling Bright Smile Chicago. How can I help?",
    {
      phoneGreeting: "Thank you for calling Bright Smile Chicago, this is Annie. How can I help you today?",
      closedPhoneGreeting:
        "Bright Smile Chicago is closed at the moment. I can take a message, or book a visit.",
      faqs: [
        {
          question: "Do you take walk-ins?",
          answer: "Yes, on weekdays until 4 PM. A call ahead saves waiting.",
        },
        {
          question: "Where can I park?",
          answer: "In the garage at 230 S Franklin St; we validate two hours.",
        },
      ],
    },
  );
  const recall = await bot(
    context,
    chicago,
    "Recall",
    "Hello, this is Bright Smile with a reminder about your visit.",
    { outbound: true },
  );
  const reception = await bot(
    context,
    miami,
    "Reception",
    "Thank you for calling Bright Smile Miami. How can I help?",
  );
  const recepcion = await bot(
    context,
    miami,
    "Recepción",
    "Gracias por llamar a Bright Smile Miami. ¿En qué puedo ayudarle?",
    { languages: ["SPANISH"] },
  );
  const lakeside = await bot(context, second, "Lakeside Desk", "Lakeside Family Dental, how can I help?");
  const line = (orgId: string, name: string, areaCode: string, more: Record<string, unknown> = {}) =>
    provisionNumber(
      context,
      provisionNumberInput.parse({
        orgId,
        name,
        areaCode,
        language: "ENGLISH",
        voiceId: "FRIENDLY_BRIGHT",
        ...more,
      }),
    );
  await line(chicago, "Main Line", "312", { botId: frontDesk });
  await line(chicago, "Recall Outreach", "773", { botId: recall, voiceId: "KIND_CURIOUS" });
  await line(miami, "Línea en español", "305", {
    botId: recepcion,
    language: "SPANISH",
    voiceId: "CALM_REASSURING",
  });
  // Spanish on a bot that was trained in English only: answered, but it needs attention.
  await line(miami, "Línea de urgencias", "305", {
    botId: reception,
    language: "SPANISH",
    voiceId: "CALM_REASSURING",
  });
  await line(phoenix, "After Hours", "602", { voiceId: "POLISHED_PROFESSIONAL" });
  await line(second, "Main Line", "617", { botId: lakeside });
  const empty = await emptyAreaCode();
  if (empty) await line(phoenix, "Scheduling", empty, { voiceId: "CONFIDENT_UPBEAT" });
}

/** A code that the carrier has nothing in, for an order that fails; null where every code asked has numbers. */
async function emptyAreaCode(): Promise<string | null> {
  for (const { code } of usAreaCodes()) {
    const found = await carrier().searchNumbers({ areaCode: code, limit: 1 });
    if (found.ok && found.value.length === 0) return code;
  }
  return null;
}

async function people(context: Context, groupId: string, secondId: string): Promise<DemoSignIn[]> {
  const password = () => randomBytes(9).toString("base64url");
  const member = async (
    email: string,
    name: string,
    orgId: string,
    role: Role,
    what: string,
  ): Promise<DemoSignIn> => {
    const signIn = { email, password: password(), what };
    await registerUser(context, { email, name, password: signIn.password, orgId, role });
    return signIn;
  };
  const support = {
    email: "support@linekeeper.example",
    password: password(),
    what: "Support, all accounts",
  };
  return [
    await member("admin@brightsmile.example", "Alma Admin", groupId, "admin", "Admin of Bright Smile Group"),
    await member(
      "manager@brightsmile.example",
      "Miles Manager",
      groupId,
      "manager",
      "Manager of Bright Smile Group",
    ),
    await member(
      "viewer@brightsmile.example",
      "Vera Viewer",
      groupId,
      "viewer",
      "Viewer of Bright Smile Group",
    ),
    await registerUser(context, { ...support, name: "Sam Support", isSupport: true }).then(() => support),
    await member("admin@lakeside.example", "Lena Lake", secondId, "admin", "Admin of Lakeside Family Dental"),
  ];
}
