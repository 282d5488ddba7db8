import type { Language } from "@/lib/constants/languages";

/** How the words of a language run together in speech. All folded: lower case, no accents. */
interface Spelling {
  /** Words as they are said, in full. With an apostrophe only where the letters alone are another word. */
  whole: ReadonlyMap<string, string[]>;
  /** What stands before an apostrophe, in full; an empty text drops it. */
  before?: ReadonlyMap<string, string>;
  /** What stands after an apostrophe, in full; an empty text drops it. */
  after?: ReadonlyMap<string, string>;
}

const map = (text: string) =>
  new Map(
    text
      .split(",")
      .map((pair) => pair.trim().split("="))
      .map(([from = "", to = ""]): [string, string[]] => [from, to.split(" ").filter(Boolean)]),
  );
const single = (text: string) => new Map([...map(text)].map(([from, to]) => [from, to.join(" ")]));
const set = (text: string): ReadonlySet<string> => new Set(text.split(" "));

export const SPELLINGS: Record<Language, Spelling> = {
  ENGLISH: {
    whole: map(
      "dont=do not, doesnt=does not, didnt=did not, cant=can not, cannot=can not, couldnt=could not, wont=will not, wouldnt=would not, shouldnt=should not, isnt=is not, arent=are not, wasnt=was not, werent=were not, hasnt=has not, havent=have not, hadnt=had not, aint=is not, im=i am, ive=i have, i'd=i would, i'll=i will, hes=he is, shes=she is, its=it is, thats=that is, whats=what is, wheres=where is, whos=who is, whens=when is, hows=how is, theres=there is, heres=here is, lets=let us, youre=you are, theyre=they are, we're=we are, weve=we have, youve=you have, theyve=they have, he'll=he will, she'll=she will, we'll=we will, gonna=going to, wanna=want to, gotta=got to, lemme=let me, gimme=give me, dunno=do not know, cancelled=cancel, canceled=cancel, canceling=cancel, cancelling=cancel, appt=appointment, dr=doctor, doc=doctor, mom=mother, mum=mother, mommy=mother, dad=father, daddy=father",
    ),
    after: single("s=, d=would, ll=will, re=are, ve=have"),
  },
  SPANISH: {
    whole: map(
      "pa=para, toy=estoy, ta=esta, tan=estan, dr=doctor, dra=doctora, xfa=, porfa=, q=que, k=que, xq=porque, papi=papa, mami=mama",
    ),
  },
  FRENCH: {
    whole: map(
      "jai=je ai, cest=ce est, jarrive=je arrive, narrive=arrive, daccord=de accord, quil=que il, quelle=quelle, jaimerais=je aimerais, jvoudrais=je voudrais, jveux=je veux, jpeux=je peux, chuis=je suis, jsuis=je suis, ya=il y a, dr=docteur, rdv=rendez vous, rendezvous=rendez vous, ne=, n=, j=je, l=le, d=de, m=me, t=te, c=ce, qu=que, s=se, aujourd'hui=aujourdhui, sil=se il, quest=que est, nest=est, javais=je avais, jetais=je etais, jen=je en, jhabite=je habite, jappelle=je appelle, mappeler=me appeler, mappelez=me appelez, lai=le ai",
    ),
    before: single(
      "j=je, l=le, d=de, m=me, t=te, c=ce, qu=que, s=se, n=, jusqu=jusque, lorsqu=lorsque, puisqu=puisque",
    ),
  },
};

const sequences = (text: string) => {
  const all = new Map<string, string[][]>();
  for (const filler of text.split(",").map((words) => words.trim().split(" ")))
    all.set(filler[0] ?? "", [...(all.get(filler[0] ?? "") ?? []), filler]);
  return all;
};

/** What may stand anywhere and says nothing. */
export const FILLERS: Record<Language, ReadonlyMap<string, string[][]>> = {
  ENGLISH: sequences(
    "um, uh, uhm, umm, er, erm, hmm, please, pls, really, actually, very, super, literally, basically, extremely, you know, i mean, kind of, kinda, sort of, sorta, oh my god, oh",
  ),
  SPANISH: sequences(
    "por favor, porfavor, eh, em, pues, realmente, de verdad, o sea, ay, oiga, oye, mire, señor, señora, senor, senora, senorita",
  ),
  FRENCH: sequences(
    "se il vous plait, se il te plait, se vous plait, svp, stp, euh, heu, ben, bah, bon ben, vraiment, donc, alors, la la, oh, en fait, du coup, madame, monsieur, mademoiselle",
  ),
};

/** What may stand before a sentence that begins: "hi, yes, I need…". */
export const OPENERS: Record<Language, ReadonlySet<string>> = {
  ENGLISH: set(
    "hi hello hey ok okay yes yeah yep no nope well so and but good morning afternoon evening thanks thank you great alright all right sorry excuse me now then also wait just",
  ),
  SPANISH: set(
    "hola buenas buenos dias tardes noches ok si no bueno y pero gracias muchas vale perfecto disculpe perdon ahora entonces tambien espere ya",
  ),
  FRENCH: set(
    "bonjour bonsoir allo salut ok oui non bon et mais merci beaucoup bien de accord parfait pardon excusez moi maintenant aussi attendez voila",
  ),
};

/** What may stand after a sentence that ended: "…, thank you, bye". */
export const CLOSERS: Record<Language, ReadonlySet<string>> = {
  ENGLISH: set(
    "thanks thank you so much ok okay bye goodbye now sir ma'am maam again then today tonight right",
  ),
  SPANISH: set("gracias muchas ok adios ahora hoy ya mismo entonces si verdad"),
  FRENCH: set("merci beaucoup ok au revoir maintenant la aujourdhui bien oui"),
};

/** Words that join two questions, and words with which the second one begins. */
export const JOINTS: Record<Language, { joins: ReadonlySet<string>; begins: ReadonlySet<string> }> = {
  ENGLISH: {
    joins: set("and also plus but"),
    begins: set(
      "what when where who how why which whose do does did can could would will is are am should may also",
    ),
  },
  SPANISH: {
    joins: set("y e tambien ademas pero"),
    begins: set(
      "que cuando donde quien como cual cuanto cuanta cuantos cuantas tienen tiene hay puedo puede podria aceptan quiero quisiera necesito tambien",
    ),
  },
  FRENCH: {
    joins: set("et aussi puis mais"),
    begins: set(
      "quand qui ou comment combien est quel quelle quels quelles avez puis peut pouvez pourriez acceptez faites prenez aussi",
    ),
  },
};
