/** Why a form is not read: another site sent it, it is too large, or no form of ours can look like it. */
export type FormRefusal = "foreign" | "large" | "malformed";
