/** Something that whoever starts can put right; shown without a stack. */
export class StartError extends Error {}

/** The text to show for whatever went wrong: a sentence where the cause is known, all there is otherwise. @param {unknown} error */
export function textOf(error) {
  if (error instanceof StartError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
