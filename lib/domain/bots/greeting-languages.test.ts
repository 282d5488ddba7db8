import { describe, expect, it } from "vitest";
import { LANGUAGES } from "@/lib/constants/languages";
import { proposedGreetings } from "@/lib/constants/proposed-greetings";
import { greetingLanguagesOf, languageOf } from "./greeting-languages";

/** Texts in one language that the detector recognizes. */
const RECOGNIZED = {
  ENGLISH: [
    "Thank you for calling Bright Smile Chicago. How can I help?",
    "Thank you for calling Bright Smile Chicago, this is Annie. How can I help you today?",
    "Bright Smile Chicago is closed at the moment. I can take a message, or book a visit.",
    "Hello, this is Bright Smile with a reminder about your visit.",
    "Lakeside Family Dental, how can I help?",
    "Hi, this is the virtual assistant of Cedar Mesa Dental. How can I help you today?",
    "Our office is closed right now, but I can still help you or take a message.",
    "You have reached the dental office of Dr. Hernández. What can we do for you?",
    "Good morning, Santa Fe Dental, Maria speaking, how may I help you?",
    "Thanks for calling. Are you a new or an existing patient?",
    "Thank you for calling Clínica Dental La Sonrisa de los Niños. How may I help you?",
    "We are open Monday through Friday from 8 AM to 5 PM.",
    "Please leave your name and number and we will call you back.",
    "Welcome to Smiles on Main. Would you like to book an appointment?",
    "Hello and welcome to our practice. Who am I speaking with?",
    "If this is an emergency, hang up and dial 911.",
    "Hi there! I'm Annie. What brings you in?",
    "It's a great day at La Jolla Orthodontics! How can we make you smile?",
    "We're helping other patients. Tell me what you need.",
    "Good afternoon, you've reached El Paso Pediatric Dentistry.",
    "This call may be recorded. How can I direct your call?",
    "Our staff is out for lunch until one. May I take a message?",
    "Dr. Rousseau's office, how can I help?",
    "Hey! Need a cleaning, a checkup or something else?",
    "Smile Studio front desk. What would you like to do?",
    "Hello, you're through to the after-hours line of Oak Dental.",
    "Thanks so much for calling our pediatric team!",
    "Sorry we missed you. Say your name after the tone.",
    "We would love to see you again for your cleaning.",
    "thank you for calling la familia dental how may i direct your call",
    "Hi, Dr. De la Cruz and Dr. Le Blanc are with patients. How can I help?",
    "You have called outside of our hours, which are nine to five.",
    "Hello from Los Angeles Smiles. Who is calling, please?",
  ],
  SPANISH: [
    "Gracias por llamar a Bright Smile Miami. ¿En qué puedo ayudarle?",
    "Hola, soy Annie de Bright Smile Dental Care & Orthodontics of Miami Beach. ¿Cómo le ayudo?",
    "Buenos días, consultorio dental del doctor García, ¿en qué le puedo servir?",
    "Nuestro consultorio está cerrado en este momento, pero puedo tomar un mensaje.",
    "En este momento estamos cerrados. Deje su nombre y su número y le llamaremos.",
    "Ha llamado a la clínica dental La Sonrisa. ¿Quiere pedir una cita?",
    "Bienvenido a Smile Center. ¿Es usted un paciente nuevo?",
    "Hola, le llamo de Bright Smile para recordarle su cita.",
    "Si esto es una emergencia, cuelgue y marque el 911.",
    "Estamos abiertos de lunes a viernes de ocho a cinco.",
    "Gracias por llamar. ¿Con quién tengo el gusto?",
    "Buenas tardes, habla Annie. ¿Cómo puedo ayudarle hoy?",
    "gracias por llamar en que puedo ayudarle",
    "Le atiende la asistente virtual de Cedar Mesa Dental. ¿Qué necesita?",
    "Todos nuestros agentes están ocupados. ¿Desea dejar un mensaje?",
    "Usted se ha comunicado con Family Dental Group. Dígame cómo le ayudo.",
    "¡Hola! ¿Necesita una limpieza, una revisión o algo más?",
    "Nuestra oficina abre mañana a las ocho.",
    "Cuénteme qué le duele y buscamos una cita hoy mismo.",
    "Esta llamada puede ser grabada. ¿Cómo puedo dirigir su llamada?",
    "Por favor, diga su nombre y fecha de nacimiento.",
    "Hola, ¿qué tal? Soy la recepcionista virtual.",
    "Dental Care of Hialeah, a sus órdenes, ¿qué desea?",
    "Sonrisas Felices, buenos días, ¿cómo le puedo ayudar?",
    "Disculpe, ahora no podemos atenderle. Diga su nombre después del tono.",
    "Nos encantaría volver a verle para su limpieza.",
    "Gracias por comunicarse con Oak Dental, habla la asistente virtual.",
    "Hola! Le habla Mia de parte de The Smile Place, la clínica del Dr. Johnson",
    "Buen día, gracias por su llamada, ¿es para usted o para un familiar?",
    "Este es el consultorio de la doctora Pérez. ¿Qué se le ofrece?",
    "Marque uno para citas o dos para facturación.",
  ],
  FRENCH: [
    "Merci d’appeler Bright Smile Montréal. Comment puis-je vous aider ?",
    "Bonjour, vous êtes bien au cabinet dentaire du docteur Tremblay.",
    "Notre cabinet est fermé en ce moment, mais je peux prendre un message.",
    "Bonjour, je suis l'assistante virtuelle de Smile Dental Group. Que puis-je faire pour vous ?",
    "Nous sommes ouverts du lundi au vendredi de huit heures à dix-sept heures.",
    "Laissez votre nom et votre numéro, nous vous rappellerons.",
    "Bienvenue chez Smile Center. Êtes-vous un nouveau patient ?",
    "Bonjour, je vous appelle de Bright Smile pour vous rappeler votre rendez-vous.",
    "En cas d'urgence, raccrochez et composez le 911.",
    "Merci de votre appel. À qui ai-je l'honneur ?",
    "Bonsoir, ici Annie. En quoi puis-je vous être utile ?",
    "merci d'appeler comment puis-je vous aider",
    "Voulez-vous prendre rendez-vous avec le dentiste ou l'hygiéniste ?",
    "Toutes nos lignes sont occupées. Souhaitez-vous laisser un message ?",
    "Cet appel peut être enregistré. Comment puis-je diriger votre appel ?",
    "Dites-moi ce qui vous amène aujourd'hui.",
    "Le bureau est fermé jusqu'à demain matin.",
    "Bonjour, cabinet La Grande Santé Dental Care, comment allez-vous ?",
    "Vous avez joint la clinique dentaire Saint-Laurent.",
    "Avez-vous besoin d'un nettoyage ou d'un examen ?",
    "Sourires Heureux, bonjour, comment puis-je vous aider ?",
    "Désolé, nous ne pouvons pas vous répondre. Dites votre nom après le signal.",
    "Nous aimerions vous revoir pour votre nettoyage.",
    "Merci d'avoir appelé Oak Dental, ici l'assistante virtuelle.",
    "Bonjour, vous appelez en dehors de nos heures d'ouverture.",
    "Salut ! C'est Mia, de The Smile Place, la clinique du Dr Johnson",
    "Est-ce pour vous ou pour un membre de votre famille ?",
    "Ici le cabinet de la docteure Gagnon. Que puis-je faire pour vous ?",
  ],
} as const;

/** In one language, but not told: too few of their words are common ones. A missed warning is better than a false one. */
const MISSED = [
  "Avez-vous une urgence dentaire ? Restez en ligne.",
  "Dental emergency? Stay on the line.",
  "Faites le un pour les rendez-vous, le deux pour la facturation.",
  "Hola, está llamando fuera de nuestro horario de nueve a cinco.",
  "¿Tiene una urgencia dental? Permanezca en la línea.",
];

/** In several languages or none, or in one that lines do not speak. */
const UNTOLD = [
  "Hello, hola, bonjour",
  "Thank you for calling. Gracias por llamar.",
  "Thank you for calling Bright Smile. For English, press one. Para español, oprima dos.",
  "Gracias por llamar a Bright Smile. Thank you for calling. How can I help? ¿En qué puedo ayudarle?",
  "Bonjour, hello! Merci d'appeler. Thanks for calling. How can I help you, comment puis-je vous aider ?",
  "Bright Smile Dental",
  "Hi!",
  "Clínica Dental La Sonrisa",
  "Smile Dental Care Center Miami Beach Florida",
  "Implants, Invisalign, Botox, Veneers",
  "Dental Cabinet Grande Orthodontie Paris",
  "Danke für Ihren Anruf. Wie kann ich Ihnen helfen?",
  "Obrigado por ligar. Em que posso ajudar?",
  "Hello! ¡Hola! Press one for English, oprima dos para español.",
  "Bright Smile, good morning, buenos días, how can I help, cómo le ayudo?",
  "Thank you for calling Bright Smile Miami, how can I help you today? Gracias por llamar, hablamos español.",
  "Bonjour-Hi, thank you for calling, merci d'appeler le cabinet.",
  "Grazie per aver chiamato, come posso aiutarla?",
  "Bem-vindo ao nosso consultório. Como posso ajudar você hoje?",
  "Salamat sa pagtawag. Paano kita matutulungan?",
  "Mèsi paske w rele nou. Kijan nou ka ede w jodi a?",
  "Obrigado por ligar para a clínica do doutor Silva, em que posso ser útil?",
  "Bun dia, gràcies per trucar. En què el puc ajudar?",
];

describe("the language of a greeting", () => {
  for (const language of LANGUAGES)
    it.each(RECOGNIZED[language])(`is told: ${language} of %j`, (text) => {
      expect(languageOf(text)).toBe(language);
    });

  it.each(UNTOLD)("is not told where it is none, or several: %j", (text) => {
    expect(languageOf(text)).toBeNull();
  });

  it.each(MISSED)("is never another than the right one: %j", (text) => {
    expect(languageOf(text)).toBeNull();
  });

  it("counts only words that are left without names and variables", () => {
    expect(languageOf("Thank you, how are {{doctor_name}}")).toBe("ENGLISH");
    expect(languageOf("Thank you, how {{doctor_name}}")).toBeNull();
    expect(languageOf("thank you how are")).toBe("ENGLISH");
    expect(languageOf("thank you how are", ["How Are"])).toBe("ENGLISH");
    expect(languageOf("thank you How Are", ["How Are"])).toBeNull();
    expect(languageOf("Le Cabinet Dentaire, good morning")).toBeNull();
  });

  it("is the same for curly and straight apostrophes, and for composed and decomposed accents", () => {
    const text = "Bonjour, l’assistante virtuelle est là. À qui ai-je l’honneur ?";
    expect(languageOf(text)).toBe("FRENCH");
    expect(languageOf(text.normalize("NFD").replaceAll("’", "'"))).toBe("FRENCH");
  });
});

describe("the languages in which a bot greets", () => {
  const ENGLISH = "Thank you for calling. How can I help you?";
  const SPANISH = "Gracias por llamar. ¿En qué puedo ayudarle?";
  const bot = { name: "Front Desk", companyName: null, greeting: ENGLISH };

  it("are those of its first words, and of its closed greeting", () => {
    expect(greetingLanguagesOf(bot, "Bright Smile")).toEqual(["ENGLISH"]);
    expect(greetingLanguagesOf({ ...bot, firstMessage: SPANISH }, "")).toEqual(["SPANISH"]);
    const phoneGreeting = ENGLISH;
    expect(greetingLanguagesOf({ ...bot, firstMessage: SPANISH, phoneGreeting }, "")).toEqual(["ENGLISH"]);
    expect(greetingLanguagesOf({ ...bot, closedPhoneGreeting: SPANISH }, "")).toEqual(["ENGLISH", "SPANISH"]);
  });

  it("ignore the names of practice, organization and bot", () => {
    const greeting = "for the love of teeth, hello";
    expect(greetingLanguagesOf({ ...bot, greeting }, "")).toEqual(["ENGLISH"]);
    expect(greetingLanguagesOf({ ...bot, greeting }, "for the love of teeth")).toEqual([]);
    const companyName = "for the love of teeth";
    expect(greetingLanguagesOf({ ...bot, greeting, companyName }, "")).toEqual([]);
  });

  it("are none if the greeting is short or in two languages", () => {
    expect(greetingLanguagesOf({ ...bot, greeting: "Hello!" }, "")).toEqual([]);
    expect(greetingLanguagesOf({ ...bot, greeting: `${ENGLISH} ${SPANISH}` }, "")).toEqual([]);
  });
});

describe("the greetings that the console proposes", () => {
  it.each(LANGUAGES)("are in their language: %s", (language) => {
    for (const text of Object.values(proposedGreetings("Bright $& Smile", [language]))) {
      expect(text).toContain("Bright $& Smile");
      expect(languageOf(text)).toBe(language);
    }
  });

  it("are said in several languages for callers of several, so that none is missed", () => {
    for (const text of Object.values(proposedGreetings("Bright Smile", ["FRENCH", "ENGLISH"]))) {
      expect(text.match(/Bright Smile/g)).toHaveLength(2);
      expect(languageOf(text)).toBeNull();
    }
  });
});
