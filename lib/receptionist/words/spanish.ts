import type { Words } from "./wording";

export const SPANISH: Words = {
  disclosure:
    "Soy el asistente automático con inteligencia artificial del consultorio, y esta llamada se transcribe.",
  robot:
    "Soy un asistente automático con inteligencia artificial, no una persona. Respondo preguntas sobre el consultorio.",
  askAgain: "Lo siento, no tengo una respuesta para eso. ¿Puede preguntarlo con otras palabras?",
  noAnswer: "Lo siento, no puedo responder a eso.",
  stillNoAnswer: "Para eso tampoco tengo una respuesta.",
  goodbye: "Gracias por llamar. Adiós.",
  areYouThere: "¿Sigue ahí?",
  stillThere: "No le oigo. ¿Puedo ayudarle en algo?",
  silentGoodbye: "No le oigo, así que voy a colgar. Llame de nuevo, por favor. Adiós.",
  anythingElse: "¿Puedo ayudarle con algo más?",
  whatElse: "¿Qué desea saber?",

  emergency: [
    "Esto parece una emergencia. Cuelgue ahora y marque el 911.",
    "Repito: cuelgue y marque el 911 ahora.",
  ],
  suicide: [
    "Cuelgue ahora y marque el 911, o llame o envíe un mensaje de texto al 988, la Línea de Prevención del Suicidio y Crisis. Allí atienden a cualquier hora.",
    "Repito: cuelgue y marque el 911 o el 988 ahora.",
  ],

  urgent: "Esto parece urgente. Desde aquí no puedo comunicarle con nadie.",
  urgentMeanwhile:
    "Si no puede esperar, vaya a una sala de emergencias. Si hay peligro de muerte, cuelgue y marque el 911.",
  person: "Desde aquí no puedo comunicarle con una persona.",
  complaint: "El personal del consultorio debe saber eso de usted. Yo no puedo recibir quejas.",
  clinical: "No puedo dar consejos médicos. Pregunte, por favor, al personal del consultorio.",
  billing: "No puedo ver facturas ni cuentas.",
  message: "En esta línea no puedo tomar mensajes.",
  appointment: {
    book: "En esta línea no puedo hacer citas.",
    move: "En esta línea no puedo cambiar citas.",
    cancel: "En esta línea no puedo cancelar citas.",
    confirm: "No puedo ver las citas, así que no puedo confirmar la suya.",
    any: "En esta línea no puedo ver ni cambiar citas.",
  },
  holiday: "No conozco nuestro horario en días festivos.",

  isOpenUntil: (time) => `El consultorio está abierto ahora, hasta ${time}.`,
  callStaff: "Llame, por favor, al personal del consultorio.",
  callStaffThen: "Llame entonces, por favor, al personal del consultorio.",
  callStaffWhenOpen: "Llame, por favor, al personal del consultorio en horas de oficina.",

  between: (one, other) => `¿Se refiere a «${one}» o a «${other}»?`,
  whichOne: "¿A cuál se refiere, a la primera o a la segunda?",
  neither: "Entonces, pregunte, por favor, con otras palabras.",
  facts: {
    "fact:hours": "nuestro horario",
    "fact:open_now": "si estamos abiertos ahora",
    "fact:holiday": "nuestro horario en días festivos",
    "fact:address": "nuestra dirección",
    "fact:phone": "nuestro número de teléfono",
  },

  slower: "No puedo cambiar la velocidad de mi voz, pero se lo repito.",
  nothingToRepeat: "Todavía no he dicho nada.",
  sameLanguage: "Sí, hablo español. ¿Qué desea saber?",
  otherLanguage: "En esta línea solo hablo español.",
  optOut:
    "Usted no quiere recibir más llamadas, y la transcripción de esta llamada lo dice. Yo no puedo cambiar una lista de llamadas, así que dígaselo, por favor, también al personal del consultorio.",
  wrongNumber:
    "Entonces, probablemente no es el número que buscaba. Soy el asistente automático con inteligencia artificial de un consultorio.",
};
