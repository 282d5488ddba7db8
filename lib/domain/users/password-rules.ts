import { AppError } from "@/lib/errors";

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

/** The letters and digits of a text, without the digits and signs that are often put around them. */
function coreOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
    .replaceAll(/^\p{N}+|\p{N}+$/gu, "");
}

/**
 * Refuses passwords that are easy to guess: well-known ones, and those made of the person's address or name.
 * @throws AppError `validation_failed` on the field
 */
export function assertGoodPassword(
  password: string,
  person: { email: string; name: string },
  field = "password",
): void {
  const folded = password.toLowerCase();
  const own = [person.email, person.email.split("@")[0] ?? "", person.name].map(coreOf);
  const isRepeated = new Set(folded).size <= 2;
  const core = coreOf(password);
  const isOwn = core !== "" && own.includes(core);
  if (!GUESSED.has(folded) && !isRepeated && !isOwn && !folded.startsWith("linekeeper")) return;
  throw new AppError("validation_failed", {
    fields: [
      { path: field, code: "too_common", message: "This password is too easy to guess. Choose another." },
    ],
  });
}
