/** Does nothing. Without this file, Next would build the floor with the console's. */
export function register() {}
