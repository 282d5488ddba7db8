/** The help text below every field for a new password. */
export const PASSWORD_HELP = "At least 10 characters. Several unrelated words work well.";
