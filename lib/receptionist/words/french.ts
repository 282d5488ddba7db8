import type { Words } from "./wording";

export const FRENCH: Words = {
  disclosure:
    "Je suis l’assistant automatique du cabinet, une intelligence artificielle, et cet appel est transcrit.",
  robot:
    "Je suis un assistant automatique, une intelligence artificielle, et non une personne. Je réponds aux questions sur le cabinet.",
  askAgain: "Je suis désolé, je n’ai pas de réponse à cela. Pouvez-vous poser la question autrement ?",
  noAnswer: "Je suis désolé, je ne peux pas répondre à cela.",
  stillNoAnswer: "Je n’ai pas de réponse à cela non plus.",
  goodbye: "Merci de votre appel. Au revoir.",
  areYouThere: "Êtes-vous toujours là ?",
  stillThere: "Je ne vous entends pas. Puis-je vous aider ?",
  silentGoodbye: "Je ne vous entends pas, je vais donc raccrocher. Veuillez rappeler. Au revoir.",
  anythingElse: "Puis-je vous aider pour autre chose ?",
  whatElse: "Que souhaitez-vous savoir ?",

  emergency: [
    "Cela semble être une urgence. Raccrochez maintenant et composez le 911.",
    "Je répète : raccrochez et composez le 911 tout de suite.",
  ],
  suicide: [
    "Raccrochez maintenant et composez le 911, ou appelez ou textez le 988, la ligne d’aide en cas de crise de suicide. On y répond à toute heure.",
    "Je répète : raccrochez et composez le 911 ou le 988 tout de suite.",
  ],

  urgent: "Cela semble urgent. D’ici, je ne peux vous mettre en communication avec personne.",
  urgentMeanwhile:
    "Si cela ne peut pas attendre, allez aux urgences d’un hôpital. Si une vie est en danger, raccrochez et composez le 911.",
  person: "D’ici, je ne peux pas vous mettre en communication avec une personne.",
  complaint: "Le personnel du cabinet doit l’entendre de vous. Je ne peux pas prendre de plaintes moi-même.",
  clinical: "Je ne peux pas donner de conseils médicaux. Veuillez demander au personnel du cabinet.",
  billing: "Je ne peux pas voir les factures ni les comptes.",
  message: "Je ne peux pas prendre de messages sur cette ligne.",
  appointment: {
    book: "Je ne peux pas prendre de rendez-vous sur cette ligne.",
    move: "Je ne peux pas déplacer de rendez-vous sur cette ligne.",
    cancel: "Je ne peux pas annuler de rendez-vous sur cette ligne.",
    confirm: "Je ne vois pas les rendez-vous, je ne peux donc pas confirmer le vôtre.",
    any: "Je ne peux ni voir ni changer de rendez-vous sur cette ligne.",
  },
  holiday: "Je ne connais pas nos heures pendant les jours fériés.",

  isOpenUntil: (time) => `Le cabinet est ouvert en ce moment, jusqu’à ${time}.`,
  callStaff: "Veuillez appeler le personnel du cabinet.",
  callStaffThen: "Veuillez alors appeler le personnel du cabinet.",
  callStaffWhenOpen: "Veuillez appeler le personnel du cabinet pendant les heures d’ouverture.",

  between: (one, other) => `Voulez-vous dire « ${one} » ou « ${other} » ?`,
  whichOne: "Laquelle voulez-vous dire, la première ou la deuxième ?",
  neither: "Alors, posez la question autrement, s’il vous plaît.",
  facts: {
    "fact:hours": "nos heures d’ouverture",
    "fact:open_now": "si nous sommes ouverts en ce moment",
    "fact:holiday": "nos heures pendant les jours fériés",
    "fact:address": "notre adresse",
    "fact:phone": "notre numéro de téléphone",
  },

  slower: "Je ne peux pas changer la vitesse de ma voix, mais je répète.",
  nothingToRepeat: "Je n’ai encore rien dit.",
  sameLanguage: "Oui, je parle français. Que souhaitez-vous savoir ?",
  otherLanguage: "Sur cette ligne, je parle seulement français.",
  optOut:
    "Vous ne voulez plus recevoir d’appels, et la transcription de cet appel le dit. Je ne peux pas changer une liste d’appels moi-même, alors dites-le aussi au personnel du cabinet, s’il vous plaît.",
  wrongNumber:
    "Alors, ce n’est probablement pas le numéro que vous vouliez. Je suis l’assistant automatique d’un cabinet de santé, une intelligence artificielle.",
};
