import { asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { botFaqs, bots, officeHours, organizations, variables } from "@/db/schema";
import { type OfficeDay, openingAt } from "@/lib/calendar/opening";
import type { Language } from "@/lib/constants/languages";
import { fillPlaceholders } from "@/lib/format/fill-placeholders";
import { firstWords } from "@/lib/format/first-words";
import type { Practice, Setting } from "@/lib/receptionist/receptionist";

/**
 * What the receptionist knows: the bot's training as it is now. Its questions count only on lines of the language that
 * the bot is trained in first, because they do not say theirs.
 * @param now decides which greeting is said: outside office hours the closed one, if there is one
 * @returns null if the bot has been deleted
 */
export async function settingOf(
  tx: Transaction,
  call: { botId: string | null; orgId: string; language: Language; toNumber: string },
  now: Date,
): Promise<Setting | null> {
  const { botId, orgId, language } = call;
  if (!botId) return null;
  const [bot] = await tx.select().from(bots).where(eq(bots.id, botId));
  if (!bot) return null;
  const entries = bot.languages[0] === language ? await entriesOf(tx, botId) : [];
  const values = await tx.select().from(variables).where(eq(variables.orgId, orgId));
  const [organization] = await tx.select().from(organizations).where(eq(organizations.id, orgId));
  if (!organization) return null;
  const days = await tx.select().from(officeHours).where(eq(officeHours.orgId, orgId));
  const isClosed = bot.closedPhoneGreeting !== null && isClosedAt(days, organization.timezone, now);
  const greeting = (isClosed && bot.closedPhoneGreeting) || firstWords(bot);
  return {
    language,
    greeting: fillPlaceholders(greeting, values),
    entries,
    isInterruptible: bot.interruptible,
    practice: practiceOf(organization, days, call.toNumber),
    now,
  };
}

/** Whether the practice's office hours say that it is closed. Without office hours it is not. */
function isClosedAt(days: OfficeDay[], timezone: string, now: Date): boolean {
  const { state } = openingAt(days, timezone, now);
  return state === "closed" || state === "closed_all_week";
}

/** What the practice has told of itself. Its phone number helps nobody who has just called it. */
function practiceOf(
  organization: typeof organizations.$inferSelect,
  days: OfficeDay[],
  calledNumber: string,
): Practice {
  const { timezone, phone, addressLine1, addressLine2, city, state, zip } = organization;
  return {
    timezone,
    hours: days.map(({ dayOfWeek, open, close }) => ({
      dayOfWeek,
      spans: open && close ? [{ open, close }] : [],
    })),
    holidays: [],
    address:
      addressLine1 && city && state && zip
        ? { street: addressLine1, suite: addressLine2, city, state, zip }
        : null,
    phone: phone === calledNumber ? null : phone,
  };
}

function entriesOf(tx: Transaction, botId: string) {
  return tx
    .select({ id: botFaqs.id, question: botFaqs.question, answer: botFaqs.answer })
    .from(botFaqs)
    .where(eq(botFaqs.botId, botId))
    .orderBy(asc(botFaqs.position));
}
