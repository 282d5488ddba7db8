import { withoutMarks } from "./marks";

/** The longest text in which an address is looked for: a long name and an address of 254 characters. */
const MAX_LENGTH = 1000;

/**
 * The e-mail address in what was typed or pasted: `Ann Lee <ann@practice.com>`, `mailto:ann@practice.com`, with invisible
 * marks, full-width letters, quotes, or a comma at its end. In lower case. It is not checked, and look-alike letters stay
 * as they are: other letters could imitate another person's address.
 */
export function readEmailText(typed: string): string {
  if (typed.length > MAX_LENGTH) return typed;
  const text = withoutMarks(typed)
    .replace(/[\uff01-\uff5e]/g, toAscii)
    .replace(/[\s\p{Cc}]+/gu, " ");
  const inner = /<([^<>]*)>[\s,;.]*$/.exec(text)?.[1] ?? text;
  const link = /^[\s"'<([{]*mailto:([^?]*)/i.exec(inner)?.[1];
  const address = link === undefined ? inner : decoded(link);
  return lowerCase(address.replace(/^[\s"'`“”‘’«»<([{]+/, "").replace(/[\s"'`“”‘’«»>)\]},;:.]+$/, ""));
}

function toAscii(wide: string): string {
  return String.fromCharCode(wide.charCodeAt(0) - 0xfee0);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Only ASCII letters, because the lower case of the Kelvin sign is an ordinary "k". */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
