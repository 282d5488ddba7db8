/** Characters that nobody sees: direction marks, zero-width spaces, joiners, fillers, selectors of a glyph's variant. */
const MARKS = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/gu;

/** Removes invisible characters, such as those that address books and web pages add to numbers and addresses. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, "");
}

/** What may be cut off the ends of a text: spaces and marks, but neither variant selectors nor tags, which end emoji. */
const EDGE =
  /^(?:[\s\u2800]|(?![\u{e0020}-\u{e007f}]|\p{Variation_Selector})[\p{Default_Ignorable_Code_Point}\p{Cf}])$/u;

/** Cuts spaces and invisible characters off both ends of a text. */
export function trimMarks(text: string): string {
  const characters = Array.from(text);
  let start = 0;
  let end = characters.length;
  while (start < end && EDGE.test(characters[start] ?? "")) start++;
  while (end > start && EDGE.test(characters[end - 1] ?? "")) end--;
  return characters.slice(start, end).join("");
}
