import { AppError } from "@/lib/errors";
import { foldText } from "@/lib/fold-text";

/** The most common passwords of ten or more characters, in lower case, and the words they are made of. */
const GUESSED = new Set([
  "1234567890",
  "12345678910",
  "0123456789",
  "0987654321",
  "1q2w3e4r5t",
  "1qaz2wsx3edc",
  "qwertyuiop",
  "qwerty12345",
  "qwerty123456",
  "qwertyuiop123",
  "password12",
  "password123",
  "password1234",
  "password12345",
  "passw0rd123",
  "iloveyou12",
  "iloveyou123",
  "welcome123",
  "welcome1234",
  "letmein123",
  "letmein1234",
  "administrator",
  "admin12345",
  "admin123456",
  "changeme123",
  "abc1234567",
  "abcdefghij",
  "abcd123456",
  "aaaaaaaaaa",
  "1111111111",
  "0000000000",
  "9876543210",
  "football123",
  "baseball123",
  "sunshine123",
  "princess123",
  "superman123",
  "michael123",
  "charlie123",
  "summer2026",
  "winter2026",
  "dentist123",
  "dental1234",
  "receptionist",
  "trustno1234",
  "monkey1234",
  "dragon1234",
  "zaq12wsx34",
  "asdfghjkl1",
  "asdfghjkl123",
  "computer123",
  "internet123",
  "password!!",
]);

/** Shorter words are part of too many others to say anything. */
const SHORTEST_WORD = 3;

/** Whose password it is. */
interface Owner {
  email: string;
  name: string;
  /** The names of the organizations and accounts where they work. */
  practices: readonly string[];
}

/** The letters of a text as they are compared: without accents, case, digits and signs. */
function lettersOf(text: string): string {
  return foldText(text).replaceAll(/\P{L}/gu, "");
}

/** What somebody who knows a person guesses first: address, domain, names, and the words of all of them. */
function ownTexts({ email, name, practices }: Owner): string[] {
  const [local = "", domain = ""] = email.split("@");
  const names = [local, name, ...practices];
  // The top-level domain alone is nobody's own.
  const words = [...domain.split(".").slice(0, -1), ...names.flatMap((text) => text.split(/[\s._-]+/))];
  return [email, domain, ...names, ...words].map(lettersOf);
}

/** Whether a text is one of the texts, or consists only of them. */
function isMadeOf(text: string, texts: readonly string[]): boolean {
  if (text === "") return false;
  if (texts.includes(text)) return true;
  const words = texts.filter((word) => word.length >= SHORTEST_WORD);
  // Each end that words can reach, so that the time does not grow with the number of ways to get there.
  const ends = new Set([0]);
  for (let at = 0; at < text.length; at++)
    if (ends.has(at)) for (const word of words) if (text.startsWith(word, at)) ends.add(at + word.length);
  return ends.has(text.length);
}

/**
 * Refuses passwords that are easy to guess: well-known ones, and those made of the person's address or name, or of the
 * name of their practice, with any digits and signs.
 * @throws AppError `validation_failed` on the field
 */
export function assertGoodPassword(password: string, owner: Owner, field = "password"): void {
  const folded = password.toLowerCase();
  const isRepeated = new Set(folded).size <= 2;
  const isOwn = isMadeOf(lettersOf(password), ownTexts(owner));
  if (!GUESSED.has(folded) && !isRepeated && !isOwn && !folded.startsWith("linekeeper")) return;
  throw new AppError("validation_failed", {
    fields: [
      { path: field, code: "too_common", message: "This password is too easy to guess. Choose another." },
    ],
  });
}
