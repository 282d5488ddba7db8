import { randomBytes } from "node:crypto";
import { inArray } from "drizzle-orm";
import { database } from "@/db/client";
import { users } from "@/db/schema";
import type { Role } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import { registerUser } from "@/lib/domain/users/register-user";
import type { DemoPlaces } from "./demo-organizations";

/** Somebody who can sign in to the demo. */
export interface DemoSignIn {
  email: string;
  password: string;
  what: string;
}

interface Person {
  email: string;
  name: string;
  what: string;
  /** Null for support. */
  at: keyof DemoPlaces | null;
  role: Role | null;
}

const PEOPLE: Person[] = [
  {
    email: "admin@brightsmile.example",
    name: "Alma Admin",
    what: "Admin of Bright Smile Group",
    at: "group",
    role: "admin",
  },
  {
    email: "manager@brightsmile.example",
    name: "Miles Manager",
    what: "Manager of Bright Smile Group",
    at: "group",
    role: "manager",
  },
  {
    email: "viewer@brightsmile.example",
    name: "Vera Viewer",
    what: "Viewer of Bright Smile Group",
    at: "group",
    role: "viewer",
  },
  {
    email: "support@linekeeper.example",
    name: "Sam Support",
    what: "Support, all accounts",
    at: null,
    role: null,
  },
  {
    email: "admin@lakeside.example",
    name: "Lena Lake",
    what: "Admin of Lakeside Family Dental",
    at: "lakeside",
    role: "admin",
  },
];

/** The sign-ins of the demo. People without a known password get a new one. */
export function demoSignIns(known: DemoSignIn[]): DemoSignIn[] {
  return PEOPLE.map(({ email, what }) => ({
    email,
    password:
      known.find((signIn) => signIn.email === email)?.password ?? randomBytes(9).toString("base64url"),
    what,
  }));
}

/** Adds the people who do not exist yet. */
export async function makeDemoPeople(
  context: Context,
  places: DemoPlaces,
  signIns: DemoSignIn[],
): Promise<void> {
  const emails = PEOPLE.map((person) => person.email);
  const rows = await database()
    .select({ email: users.email })
    .from(users)
    .where(inArray(users.email, emails));
  for (const { email, name, at, role } of PEOPLE) {
    const password = signIns.find((signIn) => signIn.email === email)?.password;
    if (!password || rows.some((row) => row.email === email)) continue;
    const person = { email, name, password };
    if (at && role) await registerUser(context, { ...person, orgId: places[at], role });
    else await registerUser(context, { ...person, isSupport: true });
  }
}
