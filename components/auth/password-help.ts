/** What a password must be, in a line below its field. */
export const PASSWORD_HELP =
  "At least 10 characters of any kind. Several words that do not belong together are good.";
