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
 * Fills an empty installation: a dental group with three locations, a second account, bots, lines in every state, and
 * people of every role. Made by the same verbs that the console calls. What was interrupted is finished by the next
 * call; what is finished is left alone.
 * @param known sign-ins of an interrupted call, whose passwords are used again
 * @param keep told who will be able to sign in, before anybody can, so that no password is lost
 * @returns whether it filled anything
 */
export async function seedDemo(
  context: Context,
  known: DemoSignIn[],
  keep: (signIns: DemoSignIn[]) => void,
): Promise<boolean> {
  return inTurn("demo", async () => {
    if (!(await begin(context))) return false;
    const signIns = demoSignIns(known);
    keep(signIns);
    const places = await makeDemoOrganizations(context);
    await makeDemoLines(context, places);
    await makeDemoPeople(context, places, signIns);
    await note(context, "done");
    return true;
  });
}

/** Whether there is something to do: the installation is empty, or an earlier call did not come to its end. */
async function begin(context: Context): Promise<boolean> {
  const [fact] = await database().select().from(installationFacts).where(eq(installationFacts.key, FACT));
  if (fact) return fact.value === "under way";
  const [anybody] = await database().select({ id: users.id }).from(users).limit(1);
  const [anything] = await database().select({ id: organizations.id }).from(organizations).limit(1);
  if (anybody || anything) return false;
  await note(context, "under way");
  return true;
}

async function note(context: Context, value: "under way" | "done"): Promise<void> {
  const set = { value, updatedAt: context.now() };
  await database()
    .insert(installationFacts)
    .values({ key: FACT, ...set })
    .onConflictDoUpdate({ target: installationFacts.key, set });
}
