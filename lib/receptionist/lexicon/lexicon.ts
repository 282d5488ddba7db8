import type { Language } from "@/lib/constants/languages";
import enContact from "./en/contact.json";
import enDental from "./en/dental.json";
import enElsewhere from "./en/elsewhere.json";
import enMedical from "./en/medical.json";
import enMoney from "./en/money.json";
import enOffice from "./en/office.json";
import enSynonyms from "./en/synonyms.json";
import enVisits from "./en/visits.json";
import esContact from "./es/contact.json";
import esDental from "./es/dental.json";
import esElsewhere from "./es/elsewhere.json";
import esMedical from "./es/medical.json";
import esMoney from "./es/money.json";
import esOffice from "./es/office.json";
import esSynonyms from "./es/synonyms.json";
import esVisits from "./es/visits.json";
import frContact from "./fr/contact.json";
import frDental from "./fr/dental.json";
import frElsewhere from "./fr/elsewhere.json";
import frMedical from "./fr/medical.json";
import frMoney from "./fr/money.json";
import frOffice from "./fr/office.json";
import frSynonyms from "./fr/synonyms.json";
import frVisits from "./fr/visits.json";
import { TOPICS, type TopicId } from "./topics";

/** What callers say about one topic, in one language. */
interface Wording {
  /** Words that show the topic wherever they appear together. */
  cues: string[];
  /** Sentences of callers. */
  phrasings: string[];
}

export interface Lexicon {
  wordings: Record<TopicId, Wording>;
  /** Words and groups of words that mean the same, by the name that cues use. */
  synonyms: Record<string, string[]>;
}

/** The shipped lexicon: what callers ask practices, in each language. README.md says how to edit it. */
export const LEXICONS: Record<Language, Lexicon> = {
  ENGLISH: {
    wordings: {
      ...enContact,
      ...enOffice,
      ...enVisits,
      ...enMoney,
      ...enDental,
      ...enMedical,
      ...enElsewhere,
    },
    synonyms: enSynonyms,
  },
  SPANISH: {
    wordings: {
      ...esContact,
      ...esOffice,
      ...esVisits,
      ...esMoney,
      ...esDental,
      ...esMedical,
      ...esElsewhere,
    },
    synonyms: esSynonyms,
  },
  FRENCH: {
    wordings: {
      ...frContact,
      ...frOffice,
      ...frVisits,
      ...frMoney,
      ...frDental,
      ...frMedical,
      ...frElsewhere,
    },
    synonyms: frSynonyms,
  },
};

export const TOPIC_IDS = Object.keys(TOPICS) as TopicId[];
