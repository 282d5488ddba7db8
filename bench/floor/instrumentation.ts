/** Nothing: without a file of its own the floor would be built with the console's. */
export function register() {}
