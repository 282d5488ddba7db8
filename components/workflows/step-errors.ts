/** What is wrong with a step or with a list of them, nested as the form's values are. */
export interface StepError {
  [field: string]: StepError | undefined;
}

/** What is wrong with one item of a list. */
export function errorAt(errors: StepError | undefined, index: number): StepError | undefined {
  return errors?.[index];
}

/** What to say of it; undefined where the fault is further in, or nowhere. */
export function messageOf(error: StepError | undefined): string | undefined {
  const message: unknown = error?.message ?? error?.root?.message;
  return typeof message === "string" ? message : undefined;
}
