import type { Language } from "@/lib/constants/languages";

/** The sentences that ship with the receptionist, in one language. */
interface Words {
  /** Who answers, and that the call is transcribed (product rule 29). Nobody can edit it away. */
  disclosure: string;
  /** After the first question without an answer. */
  askAgain: string;
  /** After the second one in a row. */
  noAnswer: string;
  goodbye: string;
}

export const WORDS: Record<Language, Words> = {
  ENGLISH: {
    disclosure: "I’m the practice’s automated AI assistant, and this call is transcribed.",
    askAgain: "I’m sorry, I don’t have an answer to that. Could you ask it in other words?",
    noAnswer:
      "I’m sorry, I can’t answer that. Please ask the practice’s staff. Is there anything else I can help you with?",
    goodbye: "Thank you for calling. Goodbye.",
  },
  SPANISH: {
    disclosure:
      "Soy el asistente automático con inteligencia artificial del consultorio, y esta llamada se transcribe.",
    askAgain: "Lo siento, no tengo una respuesta para eso. ¿Puede preguntarlo con otras palabras?",
    noAnswer:
      "Lo siento, no puedo responder a eso. Pregunte, por favor, al personal del consultorio. ¿Puedo ayudarle con algo más?",
    goodbye: "Gracias por llamar. Adiós.",
  },
  FRENCH: {
    disclosure:
      "Je suis l’assistant automatique du cabinet, une intelligence artificielle, et cet appel est transcrit.",
    askAgain: "Je suis désolé, je n’ai pas de réponse à cela. Pouvez-vous poser la question autrement ?",
    noAnswer:
      "Je suis désolé, je ne peux pas répondre à cela. Veuillez demander au personnel du cabinet. Puis-je vous aider pour autre chose ?",
    goodbye: "Merci de votre appel. Au revoir.",
  },
};
