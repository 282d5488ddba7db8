/** More is not read, so that a turn costs a bounded time. Nobody says as much in one turn. */
const LONGEST = 3000;

/**
 * Folds what was said for reading: small letters without accents, apostrophes and hyphens between letters as spaces.
 * Unlike `foldText` it leaves the signs that numbers need, such as ":" and "/".
 */
export function foldWords(said: string): string {
  return said
    .slice(0, LONGEST)
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/['’`´‘]/g, " ")
    .replace(/(?<=[a-z])-(?=[a-z])/g, " ");
}
