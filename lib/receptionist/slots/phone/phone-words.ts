import type { Language } from "@/lib/constants/languages";

/**
 * Words around the digits of a telephone number: small letters, no accents, phrases with a bar between them. To teach a
 * phrase, add it to its line.
 */
interface PhoneWords {
  /** What came before was wrong. */
  correction: string;
  /** "Eight, not nine": the digits after it are the wrong ones. */
  not: string;
  /** Follows a number of times: "deux fois cinq". */
  times: string;
  /** A digit's plural: "two zeros". By the digit. */
  plurals: Readonly<Record<string, number>>;
  plus: string;
  /** Announces a number: digits before it are another one, unless they are an area code. */
  label: string;
  /** Nothing after it belongs to the number. */
  extension: string;
  /** Words inside a number that say nothing. Any other word ends the number. */
  glue: string;
  /** Mishearings that are digits only between other digits. */
  mishearings: Readonly<Record<string, number>>;
  /** Spellings that are always a digit. */
  digits: Readonly<Record<string, number>>;
}

export const PHONE_WORDS: Record<Language, PhoneWords> = {
  ENGLISH: {
    correction:
      "no|no wait|no no|wait|wait no|sorry|no sorry|i mean|i meant|actually|correction|scratch that|make that|rather|oops|excuse me|my mistake|let me correct that|that s wrong|that should be|should be|strike that|start over|let me start over|hold on",
    not: "not|instead of|rather than|and not",
    times: "times",
    plurals: {
      zeros: 0,
      zeroes: 0,
      ohs: 0,
      ones: 1,
      twos: 2,
      threes: 3,
      fours: 4,
      fives: 5,
      sixes: 6,
      sevens: 7,
      eights: 8,
      nines: 9,
    },
    plus: "plus",
    label: "number|number is|numbers|call me at|reach me at|reached at|phone number",
    extension: "extension|ext|x",
    glue: "and|then|the|is|are|area|code|um|uh|er|hmm|dash|hyphen|dot|point|space|it|s|my|phone|cell|that|country|prefix|digit|digits|last|first|three|four|so|okay|ok|open|close|parenthesis|pause|and then|was|be|a|yeah|yes|with|in|ends|starts|exchange",
    mishearings: { to: 2, too: 2, for: 4, fore: 4, ate: 8, won: 1, tree: 3 },
    digits: { o: 0, nought: 0, naught: 0 },
  },
  SPANISH: {
    correction:
      "no|no espere|no espera|espere|espera|perdon|no perdon|digo|mejor dicho|quise decir|quiero decir|disculpe|disculpa|corrijo|me equivoque|no no|perdone|ay no|empiezo de nuevo|de nuevo|otra vez|deberia ser|mas bien",
    not: "y no|en vez de|en lugar de|no es|no un|no el",
    times: "veces",
    plurals: {
      ceros: 0,
      unos: 1,
      doses: 2,
      treses: 3,
      cuatros: 4,
      cincos: 5,
      seises: 6,
      sietes: 7,
      ochos: 8,
      nueves: 9,
    },
    plus: "mas",
    label: "numero|numero es|telefono es|numero de telefono|llamarme al",
    extension: "extension|ext|anexo|interno",
    glue: "y|el|la|los|las|es|son|codigo|de|del|area|eh|este|guion|punto|espacio|mi|telefono|celular|lada|clave|luego|despues|con|prefijo|pais|ultimo|ultimos|ultima|ultimas|primero|primeros|digitos|digito|bueno|ok|si|entonces|a|que|pues|termina|en|seria|empieza",
    mishearings: { do: 2, sero: 0, ses: 6 },
    digits: { sero: 0 },
  },
  FRENCH: {
    correction:
      "non|non attendez|non attends|attendez|attends|pardon|non pardon|je veux dire|je voulais dire|plutot|excusez moi|desole|desolee|correction|non non|oups|je me trompe|je recommence|je reprends|ca devrait etre|je me suis trompe|je me suis trompee|euh non|enfin",
    not: "pas|et non|et pas|au lieu de|et non pas|non pas|plutot que",
    times: "fois",
    plurals: { zeros: 0 },
    plus: "plus",
    label: "numero|numero est|telephone est|numero de telephone|rejoindre au|joindre au",
    extension: "poste|extension|ext",
    glue: "et|le|la|les|est|sont|c|code|indicatif|regional|region|de|du|euh|heu|tiret|point|espace|mon|telephone|cellulaire|portable|puis|ensuite|apres|alors|donc|dernier|derniers|derniere|premier|premiers|chiffre|chiffres|bon|ok|oui|d|accord|ca|finit|par|commence|pays|l|zonal|c est",
    mishearings: { de: 2, set: 7, cat: 4, wit: 8, sis: 6, cet: 7, dis: 10, sang: 100 },
    digits: {},
  },
};
