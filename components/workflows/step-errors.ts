/** The errors of a step or a list of steps, nested like the form's values. */
export interface StepError {
  [field: string]: StepError | undefined;
}

/** The errors of one list item. */
export function errorAt(errors: StepError | undefined, index: number): StepError | undefined {
  return errors?.[index];
}

/** The error message; undefined if there is no error here, only deeper or none at all. */
export function messageOf(error: StepError | undefined): string | undefined {
  const message: unknown = error?.message ?? error?.root?.message;
  return typeof message === "string" ? message : undefined;
}
