import { LANGUAGE_TAGS, type Language } from "@/lib/constants/languages";
import type { NumberStatus } from "@/lib/constants/line-states";
import type { SpokenNotice } from "@/lib/telephony/port";

const NOTICES: Record<Language, { of: (practice: string) => string }> = {
  ENGLISH: {
    of: (practice) =>
      `Thank you for calling ${practice}. We cannot take your call on this line at the moment. Please call again later.`,
  },
  SPANISH: {
    of: (practice) =>
      `Gracias por llamar a ${practice}. En este momento no podemos atender su llamada en esta línea. Por favor, llame más tarde.`,
  },
  FRENCH: {
    of: (practice) =>
      `Merci d'avoir appelé ${practice}. Nous ne pouvons pas prendre votre appel sur cette ligne en ce moment. Veuillez rappeler plus tard.`,
  },
};

/** For lines that are quarantined or releasing. Calls cannot be forwarded yet, so a plan to forward gets this too. */
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

/** What callers of a number hear that is no line of this installation. */
export const NOT_IN_SERVICE: SpokenNotice = {
  text: "The number you have called is not in service.",
  languageTag: LANGUAGE_TAGS.ENGLISH,
};

/** What callers hear when the database cannot be read. */
export const OUT_OF_ORDER: SpokenNotice = {
  text: "We cannot take your call at the moment. Please call again later.",
  languageTag: LANGUAGE_TAGS.ENGLISH,
};

/** What callers of a line without a bot hear, in the line's language: of the practice, or that it is no longer in use. */
export function noticeOf(line: { language: Language; status: NumberStatus; practice: string }): SpokenNotice {
  const notices = line.status === "quarantined" || line.status === "releasing" ? LEAVING : NOTICES;
  return { text: notices[line.language].of(line.practice), languageTag: LANGUAGE_TAGS[line.language] };
}

/** What callers hear while another process takes over. */
export const MOMENT: Record<Language, string> = {
  ENGLISH: "One moment, please.",
  SPANISH: "Un momento, por favor.",
  FRENCH: "Un instant, s’il vous plaît.",
};
