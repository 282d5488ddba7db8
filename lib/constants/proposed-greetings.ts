import { LANGUAGES, type Language } from "./languages";

/** The greetings that the console proposes. */
export type ProposedGreetings = Record<"greeting" | "phoneGreeting" | "closedPhoneGreeting", string>;

/** `{practice}` stands for the practice's name. */
const TEXTS: Record<Language, ProposedGreetings> = {
  ENGLISH: {
    greeting: "Hi, this is the virtual assistant of {practice}. How can I help you today?",
    phoneGreeting: "Thank you for calling {practice}. How can I help you today?",
    closedPhoneGreeting:
      "Thank you for calling {practice}. Our office is closed right now, but I can still help you.",
  },
  SPANISH: {
    greeting: "Hola, soy el asistente virtual de {practice}. ¿En qué puedo ayudarle hoy?",
    phoneGreeting: "Gracias por llamar a {practice}. ¿En qué puedo ayudarle hoy?",
    closedPhoneGreeting:
      "Gracias por llamar a {practice}. Nuestro consultorio está cerrado en este momento, pero puedo ayudarle.",
  },
  FRENCH: {
    greeting: "Bonjour, je suis l’assistant virtuel de {practice}. Comment puis-je vous aider aujourd’hui?",
    phoneGreeting: "Merci d’appeler {practice}. Comment puis-je vous aider aujourd’hui?",
    closedPhoneGreeting:
      "Merci d’appeler {practice}. Notre cabinet est fermé en ce moment, mais je peux vous aider.",
  },
};

/**
 * Greetings for a practice.
 * @param languages those of its callers; for several, each greeting is said in all of them, in a fixed order
 */
export function proposedGreetings(practice: string, languages: readonly Language[]): ProposedGreetings {
  const spoken = LANGUAGES.filter((language) => languages.includes(language));
  const inEach = (field: keyof ProposedGreetings) =>
    spoken.map((language) => TEXTS[language][field].replace("{practice}", () => practice)).join(" ");
  return {
    greeting: inEach("greeting"),
    phoneGreeting: inEach("phoneGreeting"),
    closedPhoneGreeting: inEach("closedPhoneGreeting"),
  };
}
