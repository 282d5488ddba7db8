import type { Words } from "./wording";

export const ENGLISH: Words = {
  disclosure: "I’m the practice’s automated AI assistant, and this call is transcribed.",
  robot: "I’m an automated AI assistant, not a person. I answer questions about the practice.",
  askAgain: "I’m sorry, I don’t have an answer to that. Could you ask it in other words?",
  noAnswer: "I’m sorry, I can’t answer that.",
  stillNoAnswer: "I don’t have an answer to that either.",
  goodbye: "Thank you for calling. Goodbye.",
  areYouThere: "Are you still there?",
  stillThere: "I can’t hear you. Is there anything I can help you with?",
  silentGoodbye: "I can’t hear you, so I’ll hang up now. Please call again. Goodbye.",
  anythingElse: "Is there anything else I can help you with?",
  whatElse: "What would you like to know?",

  emergency: [
    "This sounds like an emergency. Please hang up now and dial 911.",
    "Again: hang up and dial 911 now.",
  ],
  suicide: [
    "Please hang up now and dial 911, or call or text 988, the Suicide and Crisis Lifeline. Somebody answers there at any hour.",
    "Again: hang up, and dial 911 or 988 now.",
  ],

  urgent: "This sounds urgent. I can’t put you through to anybody from here.",
  urgentMeanwhile: "If it can’t wait, go to an emergency room. If a life is in danger, hang up and dial 911.",
  person: "I can’t put you through to a person from here.",
  complaint: "The practice’s staff should hear about that from you. I can’t take complaints myself.",
  clinical: "I can’t give medical advice. Please ask the practice’s staff about that.",
  billing: "I can’t see bills or accounts.",
  message: "I can’t take messages on this line.",
  appointment: {
    book: "I can’t make appointments on this line.",
    move: "I can’t move appointments on this line.",
    cancel: "I can’t cancel appointments on this line.",
    confirm: "I can’t see appointments, so I can’t confirm yours.",
    any: "I can’t see or change appointments on this line.",
  },
  holiday: "I don’t know our hours on holidays.",

  isOpenUntil: (time) => `The practice is open now, until ${time}.`,
  callStaff: "Please call the practice’s staff.",
  callStaffThen: "Please call the practice’s staff then.",
  callStaffWhenOpen: "Please call the practice’s staff during office hours.",

  between: (one, other) => `Do you mean “${one}” or “${other}”?`,
  whichOne: "Which one do you mean, the first or the second?",
  neither: "Then please ask in other words.",
  facts: {
    "fact:hours": "our office hours",
    "fact:open_now": "whether we are open now",
    "fact:holiday": "our hours on holidays",
    "fact:address": "our address",
    "fact:phone": "our phone number",
  },

  slower: "I can’t change how fast I speak, but I’ll say it again.",
  nothingToRepeat: "I haven’t said anything yet.",
  sameLanguage: "Yes, I speak English. What would you like to know?",
  otherLanguage: "On this line I speak only English.",
  optOut:
    "You don’t want any more calls, and the transcript of this call says so. I can’t change a list of calls myself, so please tell the practice’s staff as well.",
  wrongNumber:
    "Then this is probably not the number you wanted. This is an automated AI assistant of a health practice.",
};
