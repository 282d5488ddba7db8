/** What an action is called in the history: its subject and its verb, as `number.attach`. */
export const ACTION_PATTERN = /^[a-z_]+\.[a-z_]+$/;
export const MAX_ACTION_LENGTH = 60;

/** Whether an action could be called that. */
export function isKnownAction(action: string): boolean {
  return action.length <= MAX_ACTION_LENGTH && ACTION_PATTERN.test(action);
}
