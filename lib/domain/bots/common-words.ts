import type { Language } from "@/lib/constants/languages";

/**
 * Words by which a short greeting shows its language: articles, pronouns, prepositions, conjunctions and forms of common
 * verbs, and what practices greet with. Spellings that two of the languages share (a, de, la, en, no, me, son, message)
 * show nothing and are left out. French words with an apostrophe are listed by their parts.
 */
const COMMON_WORDS: Record<Language, string> = {
  ENGLISH: `
    the an you your we our us i i'm i'll i'd it's this that these is are am was were be been can could may will would do does
    did has have had how what who where when which why for of to with from by at in and or but if not my it they their you've
    you're we're we'll let's please thank thanks hello hi hey welcome good morning afternoon evening calling call called reach
    reached help helping speak speaking take leave name book appointment visit office closed open today tomorrow now right back
    new here need tell monday friday bring english press one`,
  SPANISH: `
    el los las una unos unas del al y o pero se su sus le les lo nos mi tu usted ustedes nosotros nuestro nuestra nuestros
    nuestras es está están estamos estás soy somos ha he hemos puedo puede podemos desea quiere necesita necesitas tiene tengo
    con por para sin que qué quién cómo cuál dónde cuándo como hola gracias buenos buenas días tardes noches bienvenido
    bienvenida bienvenidos llamar llama llamado llamada llamaremos hablar habla ayudar ayudarle ayudarte ayudo deje dejar diga
    dígame mensaje nombre cita consultorio clínica oficina cerrado cerrada cerrados abierto abierta abiertos hoy ahora momento
    mañana esta esto este favor gusto atiende servir lunes viernes horas todos todas español oprima presione marque`,
  FRENCH: `
    le les des du au aux et ou mais je nous vous votre vos notre ce cet cette ces c' j' d' l' qu' n' est êtes sommes suis avez
    avons ai ont été être puis peux peut pouvons dans avec pour par chez sur que quoi qui quel quelle comment où quand bonjour
    bonsoir allô merci bienvenue appeler appel appelez appelle rappeler rappellerons joint aider utile laissez laisser dites nom
    rendez prendre voulez souhaitez désirez cabinet clinique dentaire bureau fermé fermée fermés ouvert ouverte ouverts
    aujourd'hui maintenant jusqu' ici bien besoin faire français appuyez composez moi lundi vendredi heures toutes tous`,
};

/** The same, to look words up in. A French word may be several words here: `d'appeler`, `puis-je`. */
export const WORDS_OF = Object.fromEntries(
  Object.entries(COMMON_WORDS).map(([language, words]) => [language, new Set(words.trim().split(/\s+/))]),
) as unknown as Record<Language, ReadonlySet<string>>;
