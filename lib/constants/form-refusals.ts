/** Why a form is not read: another site sent it, or it is too large. */
export type FormRefusal = "foreign" | "large";
