import { asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { botFaqs, bots, officeHours, organizations, variables } from "@/db/schema";
import { openingAt } from "@/lib/calendar/opening";
import type { Language } from "@/lib/constants/languages";
import { fillPlaceholders } from "@/lib/format/fill-placeholders";
import { firstWords } from "@/lib/format/first-words";
import type { Setting } from "@/lib/receptionist/receptionist";

/**
 * What the receptionist knows: the bot's training as it is now. Its questions count only on lines of the language that
 * the bot is trained in first, because they do not say theirs.
 * @param now decides which greeting is said: outside office hours the closed one, if there is one
 * @returns null if the bot has been deleted
 */
export async function settingOf(
  tx: Transaction,
  { botId, orgId, language }: { botId: string | null; orgId: string; language: Language },
  now: Date,
): Promise<Setting | null> {
  if (!botId) return null;
  const [bot] = await tx.select().from(bots).where(eq(bots.id, botId));
  if (!bot) return null;
  const entries = bot.languages[0] === language ? await entriesOf(tx, botId) : [];
  const values = await tx.select().from(variables).where(eq(variables.orgId, orgId));
  const isClosed = bot.closedPhoneGreeting !== null && (await isClosedAt(tx, orgId, now));
  const greeting = (isClosed && bot.closedPhoneGreeting) || firstWords(bot);
  return {
    language,
    greeting: fillPlaceholders(greeting, values),
    entries,
    isInterruptible: bot.interruptible,
  };
}

/** Whether the practice's office hours say that it is closed. Without office hours it is not. */
async function isClosedAt(tx: Transaction, orgId: string, now: Date): Promise<boolean> {
  const days = await tx
    .select({ timezone: organizations.timezone, day: officeHours })
    .from(officeHours)
    .innerJoin(organizations, eq(organizations.id, officeHours.orgId))
    .where(eq(officeHours.orgId, orgId));
  const [first] = days;
  if (!first) return false;
  const { state } = openingAt(
    days.map(({ day }) => day),
    first.timezone,
    now,
  );
  return state === "closed" || state === "closed_all_week";
}

function entriesOf(tx: Transaction, botId: string) {
  return tx
    .select({ id: botFaqs.id, question: botFaqs.question, answer: botFaqs.answer })
    .from(botFaqs)
    .where(eq(botFaqs.botId, botId))
    .orderBy(asc(botFaqs.position));
}
