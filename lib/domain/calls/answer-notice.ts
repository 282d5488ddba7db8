import { and, eq, notInArray } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations, phoneNumbers } from "@/db/schema";
import { LANGUAGE_TAGS, type Language } from "@/lib/constants/numbers";
import type { SpokenNotice } from "@/lib/telephony/port";

const NOTICES: Record<Language, { of: (practice: string) => string }> = {
  ENGLISH: {
    of: (practice) =>
      `Thank you for calling ${practice}. This line does not take calls yet. Please call again later.`,
  },
  SPANISH: {
    of: (practice) =>
      `Gracias por llamar a ${practice}. Esta línea todavía no recibe llamadas. Por favor, llame más tarde.`,
  },
  FRENCH: {
    of: (practice) =>
      `Merci d'avoir appelé ${practice}. Cette ligne ne prend pas encore d'appels. Veuillez rappeler plus tard.`,
  },
};

/** Of a line in quarantine or on its way back. Forwarding needs calls; until they exist, this is heard instead of it. */
const LEAVING: Record<Language, { of: (practice: string) => string }> = {
  ENGLISH: {
    of: (practice) => `Thank you for calling ${practice}. This number is no longer in use.`,
  },
  SPANISH: {
    of: (practice) => `Gracias por llamar a ${practice}. Este número ya no está en uso.`,
  },
  FRENCH: {
    of: (practice) => `Merci d'avoir appelé ${practice}. Ce numéro n'est plus en service.`,
  },
};

const NOT_IN_SERVICE: SpokenNotice = {
  text: "The number that you have called is not in service.",
  languageTag: LANGUAGE_TAGS.ENGLISH,
};

/** What a caller hears when nothing can be looked up. */
export const OUT_OF_ORDER: SpokenNotice = {
  text: "We cannot take your call at the moment. Please call again later.",
  languageTag: LANGUAGE_TAGS.ENGLISH,
};

/**
 * What somebody hears who calls a number: the practice's name in the line's language, or that nobody has the number.
 * @param called the number that was called, as the carrier wrote it; anything but a living line's E.164 is not in service
 */
export async function answerNotice(called: string): Promise<SpokenNotice> {
  const [line] = await database()
    .select({
      language: phoneNumbers.language,
      status: phoneNumbers.status,
      practice: organizations.name,
    })
    .from(phoneNumbers)
    .innerJoin(organizations, eq(organizations.id, phoneNumbers.orgId))
    .where(and(eq(phoneNumbers.number, called), notInArray(phoneNumbers.status, ["released", "lost"])));
  if (!line) return NOT_IN_SERVICE;
  const notices = line.status === "quarantined" || line.status === "releasing" ? LEAVING : NOTICES;
  return { text: notices[line.language].of(line.practice), languageTag: LANGUAGE_TAGS[line.language] };
}
