import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { inTurn } from "@/db/in-turn";
import { installationFacts, organizations, users } from "@/db/schema";
import type { Context } from "@/lib/context";
import { makeDemoLines } from "./demo-lines";
import { makeDemoOrganizations } from "./demo-organizations";
import { type DemoSignIn, demoSignIns, makeDemoPeople } from "./demo-people";

const FACT = "demo";

/**
 * Fills an empty installation with demo data: a dental group with three locations, a second account, bots, lines in
 * every state, and people of every role. It calls the same verbs as the console. If a call is interrupted, the next one
 * finishes the work; once the demo is complete, calls change nothing.
 * @param known the sign-ins of an interrupted call, whose passwords are reused
 * @param storeSignIns gets the sign-ins before any of them works, so that no password is lost
 * @returns whether there was anything to do
 */
export async function seedDemo(
  context: Context,
  known: DemoSignIn[],
  storeSignIns: (signIns: DemoSignIn[]) => void,
): Promise<boolean> {
  return inTurn("demo", async () => {
    if (!(await begin(context))) return false;
    const signIns = demoSignIns(known);
    storeSignIns(signIns);
    const places = await makeDemoOrganizations(context);
    await makeDemoLines(context, places);
    await makeDemoPeople(context, places, signIns);
    await setFact(context, "done");
    return true;
  });
}

/** Marks the demo as under way. @returns false if it is complete, or if the installation has other data */
async function begin(context: Context): Promise<boolean> {
  const [fact] = await database().select().from(installationFacts).where(eq(installationFacts.key, FACT));
  if (fact) return fact.value === "under way";
  const [anybody] = await database().select({ id: users.id }).from(users).limit(1);
  const [anything] = await database().select({ id: organizations.id }).from(organizations).limit(1);
  if (anybody || anything) return false;
  await setFact(context, "under way");
  return true;
}

async function setFact(context: Context, value: "under way" | "done"): Promise<void> {
  const set = { value, updatedAt: context.now() };
  await database()
    .insert(installationFacts)
    .values({ key: FACT, ...set })
    .onConflictDoUpdate({ target: installationFacts.key, set });
}
