/** A problem that the operator can fix. Shown without a stack trace. */
export class StartError extends Error {}

/** The text to show for an error: its message if the operator can fix it, otherwise with the stack trace. @param {unknown} error */
export function textOf(error) {
  if (error instanceof StartError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
