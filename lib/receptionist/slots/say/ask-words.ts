import type { Language } from "@/lib/constants/languages";
import type { DayPart } from "../dates/read-times";
import type { FieldKind } from "../fields";
import type { Missing, Unreadable } from "../reading";

/** The questions of `collect`, by language. `{count}` is a number of digits. Edit the sentences here. */
interface AskWords {
  ask: Record<FieldKind, string>;
  /** After an answer that could not be read. */
  again: Record<FieldKind, string>;
  missing: Record<Missing["what"], string>;
  unreadable: Record<Unreadable, string>;
  /** Between two readings. */
  or: string;
  /** Said after a day, if the caller named no time. */
  parts: Record<DayPart, string>;
}

export const ASK_WORDS: Record<Language, AskWords> = {
  ENGLISH: {
    ask: {
      name: "May I have your first and last name?",
      phone: "What number can we reach you at, with its area code?",
      birthDate: "What is the date of birth: month, day and year?",
      date: "Which day would you like?",
      time: "What time would you like?",
      dateTime: "Which day and time would you like?",
    },
    again: {
      name: "Could you say the first name and then the last name, or spell it?",
      phone: "Could you say the number digit by digit, with its area code?",
      birthDate: "Could you say the month, the day and the year, like March third, nineteen eighty-four?",
      date: "Could you name one day, like Tuesday the fifth?",
      time: "Could you name one time, like half past nine in the morning?",
      dateTime: "Could you name one day and time, like Tuesday the fifth at nine?",
    },
    missing: {
      area_code: "What is the area code?",
      digits: "I’m missing digits: {count}. What is the rest, or the whole number?",
      too_many_digits: "That is too many digits. Could you say the ten digits again?",
      year: "And the year?",
      first_name: "And the first name?",
      last_name: "And the last name?",
      date: "Which day?",
      time: "At what time?",
    },
    unreadable: {
      past: "That day is over. Which day would you like?",
      future: "That date has not come yet. What is the date of birth, with the year?",
      no_such_number:
        "I could not make a phone number of that. Could you say it digit by digit, with its area code?",
      which_digit: "Could you say the whole number again, digit by digit?",
    },
    or: "or",
    parts: {
      morning: "in the morning",
      afternoon: "in the afternoon",
      evening: "in the evening",
      night: "at night",
    },
  },
  SPANISH: {
    ask: {
      name: "¿Me da su nombre y apellido?",
      phone: "¿A qué número podemos llamarle, con el código de área?",
      birthDate: "¿Cuál es la fecha de nacimiento: día, mes y año?",
      date: "¿Qué día le gustaría?",
      time: "¿A qué hora le gustaría?",
      dateTime: "¿Qué día y a qué hora le gustaría?",
    },
    again: {
      name: "¿Puede decir primero el nombre y luego el apellido, o deletrearlo?",
      phone: "¿Puede decir el número dígito por dígito, con el código de área?",
      birthDate:
        "¿Puede decir el día, el mes y el año, como tres de marzo de mil novecientos ochenta y cuatro?",
      date: "¿Puede decir un solo día, como el martes cinco?",
      time: "¿Puede decir una sola hora, como las nueve y media de la mañana?",
      dateTime: "¿Puede decir un día y una hora, como el martes cinco a las nueve?",
    },
    missing: {
      area_code: "¿Cuál es el código de área?",
      digits: "Dígitos que me faltan: {count}. ¿Cuáles son los demás, o el número completo?",
      too_many_digits: "Son demasiados dígitos. ¿Puede repetir los diez dígitos?",
      year: "¿Y el año?",
      first_name: "¿Y el nombre?",
      last_name: "¿Y el apellido?",
      date: "¿Qué día?",
      time: "¿A qué hora?",
    },
    unreadable: {
      past: "Ese día ya pasó. ¿Qué día le gustaría?",
      future: "Esa fecha todavía no llega. ¿Cuál es la fecha de nacimiento, con el año?",
      no_such_number:
        "No reconocí un número de teléfono. ¿Puede decirlo dígito por dígito, con el código de área?",
      which_digit: "¿Puede repetir el número completo, dígito por dígito?",
    },
    or: "o",
    parts: {
      morning: "por la mañana",
      afternoon: "por la tarde",
      evening: "por la noche",
      night: "de madrugada",
    },
  },
  FRENCH: {
    ask: {
      name: "Quels sont votre prénom et votre nom de famille ?",
      phone: "À quel numéro peut-on vous joindre, avec l’indicatif régional ?",
      birthDate: "Quelle est la date de naissance : le jour, le mois et l’année ?",
      date: "Quel jour vous conviendrait ?",
      time: "À quelle heure ?",
      dateTime: "Quel jour et à quelle heure ?",
    },
    again: {
      name: "Pouvez-vous dire le prénom, puis le nom de famille, ou l’épeler ?",
      phone: "Pouvez-vous dire le numéro chiffre par chiffre, avec l’indicatif régional ?",
      birthDate:
        "Pouvez-vous dire le jour, le mois et l’année, comme trois mars mille neuf cent quatre-vingt-quatre ?",
      date: "Pouvez-vous nommer un seul jour, comme le mardi cinq ?",
      time: "Pouvez-vous donner une heure précise, comme neuf heures trente ?",
      dateTime: "Pouvez-vous nommer un jour et une heure, comme le mardi cinq à neuf heures ?",
    },
    missing: {
      area_code: "Quel est l’indicatif régional ?",
      digits: "Chiffres qui me manquent : {count}. Quels sont les autres, ou le numéro complet ?",
      too_many_digits: "Il y a trop de chiffres. Pouvez-vous répéter les dix chiffres ?",
      year: "Et l’année ?",
      first_name: "Et le prénom ?",
      last_name: "Et le nom de famille ?",
      date: "Quel jour ?",
      time: "À quelle heure ?",
    },
    unreadable: {
      past: "Ce jour est passé. Quel jour vous conviendrait ?",
      future: "Cette date n’est pas encore venue. Quelle est la date de naissance, avec l’année ?",
      no_such_number:
        "Je n’ai pas reconnu de numéro. Pouvez-vous le dire chiffre par chiffre, avec l’indicatif régional ?",
      which_digit: "Pouvez-vous répéter le numéro complet, chiffre par chiffre ?",
    },
    or: "ou",
    parts: {
      morning: "dans la matinée",
      afternoon: "dans l’après-midi",
      evening: "dans la soirée",
      night: "dans la nuit",
    },
  },
};
