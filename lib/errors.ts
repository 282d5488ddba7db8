/**
 * The closed list of error codes, each with its HTTP status and the sentence said when nothing better is known.
 * Every refusal in the product is one of these; nothing else reaches a browser or an API client.
 */
export const ERROR_CODES = {
  malformed_json: [400, "The body is not valid JSON."],
  unauthorized: [401, "Sign in, or send a valid API key."],
  insufficient_scope: [403, "This key does not have the scope for that."],
  forbidden: [403, "Your role does not allow that."],
  not_found: [404, "There is nothing here, or it is not yours to see."],
  method_not_allowed: [405, "That method is not supported here."],
  same_organization: [409, "The line already belongs to that organization."],
  bot_in_use: [409, "The bot still answers lines. Attach them to another bot first."],
  trunk_in_use: [409, "The trunk is still used by lines."],
  organization_in_use: [409, "The organization still has lines. Move or release them first."],
  organization_incomplete: [409, "The organization needs a complete address and a timezone first."],
  no_numbers_available: [409, "The carrier has no numbers in that area code at the moment."],
  number_not_available: [409, "That number was sold meanwhile. Choose another."],
  number_limit_reached: [409, "An organization can have 10 numbers at most."],
  number_already_attached: [409, "The line is attached to another bot. Detach it first, or switch the bot."],
  number_attached: [409, "The line is still attached to a bot. Detach it first."],
  number_not_active: [409, "The line is not active."],
  number_taken: [409, "That number is already in use here."],
  email_taken: [409, "Somebody already signs in with that e-mail address."],
  reference_taken: [409, "Another organization of this account already has that reference."],
  variable_exists: [409, "The organization already has a variable of that name."],
  last_admin: [409, "An account keeps at least one admin."],
  setup_closed: [409, "This installation is already set up."],
  link_expired: [410, "This link has been used or has expired. Ask for a new one."],
  idempotency_key_in_use: [409, "A request with this Idempotency-Key is still running. Ask again soon."],
  edit_conflict: [412, "Somebody else changed this meanwhile."],
  body_too_large: [413, "The body is larger than 100 KB."],
  unsupported_media_type: [415, "Send JSON, with the content type application/json."],
  validation_failed: [422, "Some of the fields need another look."],
  use_attach_endpoint: [422, "The bot of a line changes by attach, detach or switch only."],
  invalid_area_code: [422, "That is not a US area code in service."],
  bot_in_other_organization: [422, "The bot belongs to another organization than the line."],
  trunk_in_other_organization: [422, "The trunk belongs to another organization than the line."],
  caller_id_not_verified: [422, "That caller ID is not verified for this organization."],
  idempotency_key_reused: [422, "This Idempotency-Key was sent with another body before."],
  rate_limited: [429, "Too many requests. Wait a little and try again."],
  internal_error: [500, "Something went wrong on our side. Nothing was changed that we know of."],
  carrier_unavailable: [503, "The carrier does not answer at the moment."],
  database_unavailable: [503, "The database does not answer at the moment."],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** One refused field: its path in the input ("address.zip"), a stable code, and a sentence for the person. */
export interface FieldError {
  path: string;
  code: string;
  message: string;
}

/** Something the caller should know although the request succeeded. */
export interface Warning {
  code: "language_mismatch" | "bot_gone";
  message: string;
}

/** A refusal that may be shown. Everything else that is thrown is a fault and is shown as `internal_error`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldError[] | undefined;
  /** Facts beside code and message that the answer carries, such as `suggestions` or `lines`. */
  readonly details: Record<string, unknown>;
  /** After how many seconds another try is worth it, where that is known. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    options: {
      message?: string;
      fields?: FieldError[];
      details?: Record<string, unknown>;
      retryAfterSeconds?: number | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(options.message ?? ERROR_CODES[code][1], { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.fields = options.fields;
    this.details = options.details ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return ERROR_CODES[this.code][0];
  }
}

/** The error to show for anything that was thrown: itself when it is ours, else `internal_error` without its text. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  return new AppError(isDatabaseOutage(thrown) ? "database_unavailable" : "internal_error", {
    cause: thrown,
  });
}

/** Connection failures of node-postgres and PostgreSQL's classes 08, 53, 57 and 25006 (read-only standby). */
function isDatabaseOutage(thrown: unknown): boolean {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth++) {
    const code = "code" in error ? String(error.code) : "";
    if (/^(08|53|57P)/.test(code) || code === "25006") return true;
    if (["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOENT"].includes(code) && !("path" in error))
      return true;
    if (
      /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
        error.message,
      )
    )
      return true;
  }
  return false;
}

/** What a server action answers: never a throw, so that the form can always show something. */
export type ActionResult<T> =
  | { ok: true; data: T; warnings?: Warning[]; message?: string }
  | {
      ok: false;
      code: ErrorCode;
      message: string;
      fields?: FieldError[];
      details: Record<string, unknown>;
      requestId: string;
    };
