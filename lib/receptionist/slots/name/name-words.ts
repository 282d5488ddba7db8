import type { Language } from "@/lib/constants/languages";

/** Words around a name: small letters, no accents, phrases with a bar between them. Edit each by its line. */
interface NameWords {
  /** In front of a name. */
  leads: string;
  /** In front of a name more surely than `leads`: words before them are no name. */
  surely: string;
  first: string;
  last: string;
  /** No name goes on past them, and none begins with them. */
  ends: string;
  /** What came before was wrong. */
  corrections: string;
  /** Between a letter and the word that begins with it: "D as in David". */
  asIn: string;
  double: string;
  hyphen: string;
  apostrophe: string;
  /** Names of letters, where speech-to-text writes them out. Read only inside a spelling. */
  letters: Readonly<Record<string, string>>;
}

/** Small words inside names of all three languages. */
export const PARTICLES = new Set(
  "de del la las los y da das do dos di du des le van von der den ter ten bin al el st saint mac o d l san santa".split(
    " ",
  ),
);

export const NAME_WORDS: Record<Language, NameWords> = {
  ENGLISH: {
    leads:
      "my son|my daughter|my husband|my wife|my mother|my father|my mom|my dad|my child|my kid|my brother|my sister|my grandson|my granddaughter|my baby|my name is|name is|the name is|this is|it is|its|i am|i m|im|under|it s under|call me|they call me|the patient is|patient s name is|for|hi|hello|yes|yeah|yep|sure|um|uh|okay|ok|well|so|full name|my full name is|the patient s name is|his name is|her name is|mr|mrs|ms|miss|doctor|good morning|good afternoon|good evening|of course|hey|that is",
    surely: "my name is|this is|name is|the name is|full name is|my full name is",
    first: "first name is|first name|my first name is|given name|the first name is|first is",
    last: "last name is|last name|my last name is|surname|surname is|family name|the last name is|last is",
    ends: "and|calling|i|i d|here|speaking|please|thanks|thank|born|date|birthday|my|with|about|but|because|from|at|the|a|an|to|you|we|what|why|who|when|how|where|do|don t|does|can|could|would|want|need|have|has|is|are|was|spelled|spelling|that|this|on|or|not|appointment|cleaning|tomorrow|today|know|help|number|phone|just|again|same|like|repeat|sorry|correct|right|there|he|she|they|it|one|nothing|nobody|none|later|think|should|get|make|see|in|of|if",
    corrections: "no|no sorry|i mean|actually|no sorry|wait|no wait|i said|correction",
    asIn: "as in|like|for|as|like in",
    double: "double",
    hyphen: "hyphen|dash",
    apostrophe: "apostrophe",
    letters: {
      ay: "a",
      bee: "b",
      be: "b",
      cee: "c",
      see: "c",
      sea: "c",
      dee: "d",
      ee: "e",
      ef: "f",
      eff: "f",
      gee: "g",
      aitch: "h",
      eye: "i",
      jay: "j",
      kay: "k",
      el: "l",
      ell: "l",
      em: "m",
      en: "n",
      oh: "o",
      pee: "p",
      pea: "p",
      cue: "q",
      queue: "q",
      ar: "r",
      are: "r",
      ess: "s",
      tee: "t",
      tea: "t",
      you: "u",
      vee: "v",
      ex: "x",
      why: "y",
      zee: "z",
      zed: "z",
    },
  },
  SPANISH: {
    leads:
      "mi hijo|mi hija|mi esposo|mi esposa|mi marido|mi mujer|mi mama|mi papa|mi madre|mi padre|mi hermano|mi hermana|mi nieto|mi nieta|me llamo|mi nombre es|soy|es|el nombre es|a nombre de|esta a nombre de|habla|le habla|se llama|el paciente es|la paciente es|yo soy|mi nombre completo es|hola|si|claro|bueno|buenas|buenos dias|buenas tardes|eh|pues|este|nombre completo|el paciente se llama|la paciente se llama|a nombre|senor|senora|senorita|doctor|doctora|con",
    surely: "me llamo|mi nombre es|a nombre de|le habla|mi nombre completo es",
    first: "mi nombre de pila es|nombre de pila|primer nombre|el primer nombre es|nombre|de nombre",
    last: "apellido|mi apellido es|el apellido es|apellidos|mis apellidos son|de apellido",
    ends: "sabe|por|gracias|quiero|quisiera|necesito|llamo|naci|nacido|nacida|fecha|mi|con|para|pero|porque|que|como|cuando|donde|quien|no|tengo|una|un|cita|manana|hoy|se|deletrea|escribe|ayuda|numero|telefono|usted|yo|nada|nadie|otra|vez|lo|le|me|correcto|asi|puede|podria|esta|es|a|en|o",
    corrections: "no|no es|perdon|no perdon|digo|quise decir|quiero decir|mejor dicho|espere",
    asIn: "de|como|como en|como de",
    double: "doble",
    hyphen: "guion",
    apostrophe: "apostrofe|apostrofo",
    letters: {
      be: "b",
      ce: "c",
      efe: "f",
      ge: "g",
      hache: "h",
      jota: "j",
      ka: "k",
      ele: "l",
      eme: "m",
      ene: "n",
      pe: "p",
      cu: "q",
      ere: "r",
      erre: "r",
      ese: "s",
      te: "t",
      uve: "v",
      ve: "v",
      equis: "x",
      ye: "y",
      zeta: "z",
      de: "d",
    },
  },
  FRENCH: {
    leads:
      "mon fils|ma fille|mon mari|ma femme|mon conjoint|ma conjointe|ma mere|mon pere|mon frere|ma soeur|mon enfant|je m appelle|mon nom est|mon nom c est|c est|je suis|au nom de|c est au nom de|ici|le nom est|moi c est|moi|le patient est|la patiente est|il s appelle|elle s appelle|bonjour|allo|oui|euh|bon|alors|nom complet|mon nom complet est|monsieur|madame|mademoiselle|docteur|bonsoir|ben",
    surely: "je m appelle|mon nom est|au nom de|mon nom c est|c est au nom de",
    first: "prenom|mon prenom est|le prenom est|mon prenom c est|prenom c est",
    last: "nom de famille|mon nom de famille est|nom de famille c est|le nom de famille est|mon nom de famille c est|nom",
    ends: "sais|ne|et|merci|s il|svp|j aimerais|je|j ai|j|ne|nee|date|mon|ma|avec|pour|mais|parce|que|comme|quand|ou|qui|quoi|pas|un|une|rendez|demain|aujourd|ca|s ecrit|epele|aide|numero|telephone|vous|rien|personne|encore|voudrais|veux|peux|a|en|est|il|elle|non|ici|appelle|correct|exact",
    corrections: "non|non c est|pardon|non pardon|je veux dire|je voulais dire|attendez|plutot",
    asIn: "comme|comme dans",
    double: "double|deux",
    hyphen: "trait d union|tiret",
    apostrophe: "apostrophe",
    letters: {
      be: "b",
      ce: "c",
      de: "d",
      effe: "f",
      ache: "h",
      ji: "j",
      ka: "k",
      elle: "l",
      emme: "m",
      enne: "n",
      pe: "p",
      ku: "q",
      erre: "r",
      esse: "s",
      te: "t",
      ve: "v",
      ixe: "x",
      zede: "z",
    },
  },
};
