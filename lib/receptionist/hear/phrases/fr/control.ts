import type { ControlAsk, Phrases } from "../../heard";

/** What steers the call itself. `README.md` in the folder above says how phrases are written. */
export const CONTROL: Pick<Phrases["asks"], ControlAsk> = {
  are_you_a_robot: {
    says: [
      "(etes|es|c'est|suis-je|je parle|parle|est-ce) [vous|tu|que|c'est|un|une|a|avec|vous etes|en train de parler] .. (robot|machine|ordinateur|enregistrement|intelligence artificielle|ia|repondeur|automate|bot|messagerie|automatique)",
      "(etes|es) [vous|tu|une|un] [vraie|vrai|veritable|reelle] .. (personne|humain|humaine|etre humain|reel|reelle|vrai) $",
      "(vous etes|tu es|c'est) [une|un] (vraie personne|humain|humaine|etre humain|vrai humain|personne reelle|vraie voix)",
      "(personne|humain) ou [a|avec|une|un] .. (machine|robot|ordinateur|repondeur)",
      "(robot|machine) ou [une|un|a] .. (personne|humain)",
      "^[un|une] (robot|machine|repondeur) $",
    ],
    unless: [
      "(veux|prefere|deteste|marre|aime) .. (machine|robot|personne|humain)",
      "(laisse|laisser) .. (repondeur|messagerie)",
      "(cree|concu|fabrique|programme) ..",
      "(veux|voudrais|peux) parler",
    ],
  },
  repeat: {
    says: [
      "(repeter|repetez|repete|redire|redites|redis|redire ca|reformuler|reformulez|repeterez) ..$",
      "(pouvez|pourriez|peux|pouvez-vous|vous pouvez|vous pourriez) [vous|tu|me|le] (repeter|redire|reformuler|le redire|me redire) ..",
      "^(pardon|comment|quoi|hein|plait-il|excusez-moi|desole|vous dites|comment ca) $",
      "^(pardon|excusez-moi) (quoi|comment|je) ..",
      "(entendu|compris|saisi|entends|comprends) (pas|rien|mal) ..$",
      "(pas) [bien|tout|tres bien] (entendu|compris|saisi|entends|capte|comprends) ..$",
      "(encore une fois|une autre fois|une fois de plus|une nouvelle fois) $",
      "(qu'est-ce que vous|qu'avez-vous|que|vous) (avez dit|disiez|dites|venez de dire|dit) $",
      "(vous avez|avez-vous) dit (quoi|comment) ..",
      "(plus fort|parlez plus fort)",
      "(ca coupe|ca grésille|la ligne coupe|je vous entends mal)",
      "(dites|dire|dis) [moi] (ca|cela) (a nouveau|encore|de nouveau|une autre fois)",
    ],
    unless: [
      "(renouveler|repeter) [l'|mon|une] (ordonnance|examen|radio)",
      "(comprends|compris) pas (la|ma|cette|pourquoi|le|mon) .. (facture|frais|montant|releve|assurance)",
      "comment (ca va|allez|puis|faire|je)",
      "(recommander|trouver|mal|vomi*) encore",
      "(entends|entendu) (pas|mal) (de|d'une) (oreille|l'oreille)",
    ],
  },
  slower: {
    says: [
      "(plus|moins|un peu plus|beaucoup plus) (lentement|doucement|vite|lent) ..$",
      "(parlez|parler|parle|allez|va|dites|vas|parles) [un peu|beaucoup|bien] (trop|plus|moins|si|tellement) (vite|rapidement|lentement|doucement)",
      "^(lentement|doucement|ralentissez|trop vite|pas si vite|pas trop vite|ralentir) ..",
      "(ralentir|ralentissez) ..$",
      "moins vite",
    ],
    unless: [
      "(au|le|venir|passer|possible|rendez) plus vite",
      "plus vite (possible|que)",
      "guerir",
      "le plus",
    ],
  },
  goodbye: {
    says: [
      "(au revoir|aurevoir|bye|ciao|a bientot|a la prochaine|adieu|bonne journee|bonne soiree|bonne nuit|bon weekend|bon week-end|bonne fin de journee|bonne fin de semaine|a plus tard|a plus|a demain|tchao|bonne apres-midi|bon apres-midi|a mardi|a lundi|a jeudi|a vendredi|a mercredi) $",
      "(au revoir|ciao|bonne journee|bonne soiree|a bientot|a la prochaine) ..",
      "^(au revoir|bye|salut merci|ciao)",
      "^(salut) $",
      "(c'est|ce sera|ca sera|ce serait|c'etait) [bon] tout [ce que|pour|merci|ce dont|ce qu'il] ..$",
      "^(c'est tout|rien d'autre|rien de plus|plus rien|pas d'autre question|pas d'autres questions|plus de questions|ce sera tout|je n'ai plus de questions|j'ai tout) ..$",
      "^non (c'est tout|rien|ca ira|ce sera tout)",
      "(pas|plus) [d'] (autre question|autres questions|de questions) ..",
      "passez (une|un) (bonne|excellente|bon|belle) ..",
      "(je raccroche|je vous laisse|je dois y aller|je dois vous laisser)",
      "(belle|excellente) (journee|soiree|fin de journee) $",
    ],
    unless: [
      "^salut (je|c'est|est)",
      "c'est tout (enfle|gonfle|rouge|noir|le|la|a|ce)",
      "(a|est-ce) .. tout",
    ],
  },
  person: {
    says: [
      "(qu'une|une) (vraie)  personne .. (reponde|parle|prenne)",
      "une personne .. (reponde|parle|prenne)",
      "(donnez|passez|trouvez|mettez) [moi] (quelqu'un|la dame|le monsieur|une personne|la fille) ..",
      "(parler|discuter) (a|avec) (la dame|le monsieur|la fille|la personne|une dame) ..",
      "(y a-t-il|il y a|avez-vous) (un humain|une vraie personne|une personne|un etre humain) ..",
      "(parler|parle|discuter|causer|echanger) [directement] (a|avec|au|a la|a l'|aux) (une|un|quelqu'un|la|le|l'|votre|mon|ma|docteur|dentiste|medecin|secretaire|quelqu une|receptionniste|hygieniste|responsable|infirmiere|assistante|reception) ..",
      "(parler|discuter) (au|avec le|avec la) (docteur|dentiste|medecin|secretariat|secretaire)",
      "(passez|passer|passe|transferez|transferer|mettez|mettre|connectez|connecter|relier) moi ..",
      "(passez|transferez|mettez|connectez)-moi ..",
      "(me) (transferer|passer|mettre en|connecter|relier) (a|la|au|le|en|avec|une|quelqu'un|relation|ligne|l') ..",
      "^[un|une|a|avec] (humain|vraie personne|operateur|operatrice|conseiller|agent|receptionniste|secretaire|quelqu'un|personne) $",
      "^(operateur|operatrice|conseiller|reception)",
      "(vraie|veritable) personne",
      "(veux|veut|voudrais|aime) (pas) (parler|discuter) (a|avec) [une|un|cette] (machine|robot|ordinateur|repondeur)",
      "(quelqu'un) (a qui|au bout|pour m'aider|de disponible|avec qui|en ligne) ..",
      "(parler a|avoir|joindre) (quelqu'un|un humain|un conseiller|un agent|une personne|le secretariat|la secretaire|la reception)",
      "service (a la clientele|client)",
      "(le docteur|la docteure|le dentiste) est (la|disponible) $",
    ],
    unless: [
      "(est-ce que je|suis-je|je) (parle|parler|en train de parler) (a|avec) (une|un) (vraie|machine|robot|personne|humain)",
      "(vous etes|tu es|etes-vous|c'est) une (vraie|personne)",
      "quelqu'un (de|a|pour) .. rappeler",
      "quelqu'un qui parle",
      "parler (anglais|espagnol|francais)",
    ],
  },
  "language:ENGLISH": {
    says: [
      "(parlez|parler|parle|parlent|continuer|en|prefere|changer|comprends|passer) .. anglais",
      "^anglais $",
      "english",
    ],
    unless: [
      "(docteur|dentiste|medecin|docteure|formulaires|papiers) .. (parle|parlent|en)",
      "(parle|comprends) pas [bien|l'|un mot d'] anglais",
      "(cours|assurance|capitale|dit|dire) .. anglais",
      "anglais de mon",
    ],
  },
  "language:SPANISH": {
    says: [
      "(parlez|parler|parle|parlent|continuer|en|prefere|changer|comprends|passer) .. espagnol",
      "^espagnol $",
    ],
    unless: [
      "(docteur|dentiste|medecin|docteure|formulaires) .. (parle|parlent|en)",
      "(parle|comprends) pas .. espagnol",
      "(cours|dit|dire) .. espagnol",
    ],
  },
  "language:FRENCH": {
    says: [
      "(parlez|parler|parle|parlent|continuer|en|prefere|changer|comprends|passer) .. francais",
      "^francais $",
    ],
    unless: [
      "(docteur|dentiste|medecin|docteure|formulaires) .. (parle|parlent|en)",
      "(parle|comprends) pas .. francais",
      "(cours|dit|dire|film|serie|films|restaurant) .. francais",
    ],
  },
  "language:other": {
    says: [
      "(parlez|parler|parle|parlent|continuer|prefere|changer) .. (portugais|chinois|mandarin|arabe|russe|allemand|italien|creole|vietnamien|japonais|coreen|turc|polonais|roumain|tamoul)",
      "(changer|autre) [de|la] langue",
      "(un|une) (interprete|traducteur|traductrice)",
      "langue des signes",
    ],
    unless: ["(docteur|dentiste|medecin) .. parle*"],
  },
};

/** Answers to a yes/no question. */
export const ANSWERS: Phrases["answers"] = {
  yes: [
    "^(oui|ouais|ouaip|ouep|yes|yep|exactement|exact|absolument|effectivement|certainement|volontiers|evidemment|affirmatif|vrai|correct|juste|naturellement|assurement|sur|si|mhm|hum hum|👍|👌|✅|🙂)",
    "^(tout a fait|bien sur|bien entendu|c'est ca|c'est bien ca|avec plaisir|pourquoi pas|sans probleme|pas de probleme|pas de souci|pas de soucis|y a pas de souci|allez-y|allez|je crois que oui|je pense que oui|c'est moi|c'est bien moi|lui-meme|elle-meme|faites ca|faites|je veux bien|mais oui|certain|mets-en|pour sur|je suis d'accord|en effet|c'est exact|c'est correct|c'est vrai|c'est juste|sans doute|avec joie)",
    "(ce est|est|tout est) [bien|tout a fait|tres|totalement] (ca|exact|correct|juste|vrai|moi|exactement ca)",
    "(me|ca me) (va|convient|irait|conviendrait|arrange) [bien|tres bien|parfaitement] $",
    "(dit|disais|dis) [que] oui",
  ],
  soft: [
    "^(ok|okay|okey|d'accord|daccord|parfait|ca marche|ca me va|c'est bon|bien|tres bien|entendu|super|c'est parfait|ca va|excellent|c'est d'accord|c'est ok|va pour|ca roule|c'est beau|bon|impeccable|nickel|genial|👌)",
  ],
  no: [
    "^(non|nan|nenni|jamais|negatif|no|nope|faux|incorrect|aucun|aucune|pas|que non|👎|❌)",
    "^(du tout|absolument pas|certainement pas|surtout pas|bien sur que non|je crois pas|je pense pas|jamais de la vie|mais non|sans facon|hors de question|ca va pas|pas question|je prefere pas|plutot pas|vraiment pas|pas vraiment|pas exactement|pas du tout|tout a fait faux)",
    "(ce est|est|etait|suis) (pas|faux|incorrect|errone|inexact|mauvais) [ca|bon|correct|exact|vrai|cela|ok|bien|juste|le bon|la bonne|mon nom|d'accord|moi|interesse] ..",
    "pas (ok|d'accord|correct|exact|vrai|juste|concorder|bon)",
    "(ca|cela) [me] (va|convient|marche|concorde|colle|arrange) pas",
    "(crois|pense|veux|souhaite) pas $",
    "(crois|pense) (que non|pas)",
    "(dit|disais|dis) non",
  ],
  unsure: [
    "(peut-etre|sais pas|pas sur|pas sure|aucune idee|ca depend|pas certain|je sais plus|possible|pas la moindre idee|bof)",
    "^pas (d'autre|d'autres|encore recu|de (place|probleme|souci|soucis|pouls|saignement|fievre))",
    "^aucun (probleme|souci|creneau|rendez)",
    "^si (je|on|il|elle|vous|jamais|possible|mon|ma|c'est|le|la|les)",
    "^(sur (douban|le|la|internet|quel|quelle|un|une|place|mon|ma|ce))",
    "^jamais (eu|fait|venu|venue)",
    "^juste (une|un|pour|le|la|avant|apres|que)",
  ],
};
