/** What an action is called in the history: its subject and its verb, as `number.attach`. */
export const ACTION_PATTERN = /^[a-z_]+\.[a-z_]+$/;
export const MAX_ACTION_LENGTH = 60;

/** Whether an action could be called that. */
export function isKnownAction(action: string): boolean {
  return action.length <= MAX_ACTION_LENGTH && ACTION_PATTERN.test(action);
}

/** Whether a moment is of the years 1 to 9999 in UTC: the database has no year 0, and ISO 8601 no fifth digit. */
export function isKnownMoment(moment: Date): boolean {
  const year = moment.getUTCFullYear();
  return year >= 1 && year <= 9999;
}
