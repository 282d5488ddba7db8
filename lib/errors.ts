import type { UndoObstacle } from "@/lib/constants/audit";
import { databaseProblemOf } from "@/lib/constants/database-problem-of";
import { DATABASE_PROBLEMS } from "@/lib/constants/database-problems";
import type { FieldCode } from "@/lib/constants/field-codes";
import { NUMBER_LIMIT } from "@/lib/constants/limits";
import type { NumberStatus, WarningCode } from "@/lib/constants/line-states";
import type { KeyScope } from "@/lib/constants/permissions";

/**
 * The closed list of error codes, each with its HTTP status and default sentence. Every refusal in the product has one
 * of these codes; nothing else reaches a browser or an API client.
 */
export const ERROR_CODES = {
  malformed_request: [400, "This is not a valid HTTP request."],
  malformed_json: [400, "The body is not valid JSON."],
  unauthorized: [401, "Sign in, or send a valid API key."],
  insufficient_scope: [403, "This API key does not have the required scope."],
  forbidden: [403, "Your role does not allow this."],
  not_found: [404, "This does not exist, or you do not have access to it."],
  method_not_allowed: [405, "This method is not supported here."],
  same_organization: [409, "The line already belongs to this organization."],
  bot_in_use: [409, "The bot still answers lines. Attach them to another bot first."],
  trunk_in_use: [409, "Lines still use this trunk. Choose another trunk for them first."],
  organization_in_use: [409, "The organization still has lines. Move or release them first."],
  organization_incomplete: [409, "Complete the organization's address and timezone first."],
  no_numbers_available: [409, "The carrier has no numbers in this area code right now."],
  number_not_available: [409, "Somebody else just took this number. Choose another one."],
  number_limit_reached: [409, `The organization has reached the limit of ${NUMBER_LIMIT} numbers.`],
  number_already_attached: [409, "The line is attached to another bot. Detach it first, or switch the bot."],
  number_attached: [409, "The line is still attached to a bot. Detach it first."],
  number_not_active: [409, "The line is not active."],
  number_taken: [409, "This number is already in use."],
  undo_not_possible: [409, "This change can no longer be undone."],
  email_taken: [409, "Somebody already signs in with this e-mail address."],
  reference_taken: [409, "Another organization of this account already has this reference."],
  variable_exists: [409, "The organization already has a variable with this name."],
  last_admin: [409, "An account needs at least one admin."],
  several_logins: [409, "Several accounts have a login with this e-mail and password. Choose one."],
  setup_closed: [409, "This installation is already set up."],
  link_expired: [410, "This link has been used or has expired. Ask for a new one."],
  secret_erased: [410, "It was created, but it can no longer be shown. Create another one."],
  idempotency_key_in_use: [409, "A request with this Idempotency-Key is still running. Try again soon."],
  edit_conflict: [412, "Somebody else changed this in the meantime."],
  request_timeout: [408, "The request did not arrive in time."],
  body_too_large: [413, "The body is larger than 100 KB."],
  unsupported_media_type: [415, "Send JSON with the content type application/json."],
  expectation_failed: [417, "The only expectation that can be met is 100-continue."],
  misdirected: [421, "Linekeeper does not answer for the host in this address."],
  validation_failed: [422, "Some fields are missing or invalid."],
  use_attach_endpoint: [422, "To change a line's bot, use attach, detach or switch."],
  invalid_area_code: [422, "This is not a US area code in service."],
  bot_in_other_organization: [422, "The bot and the line belong to different organizations."],
  trunk_in_other_organization: [422, "The trunk and the line belong to different organizations."],
  caller_id_not_verified: [422, "This caller ID is not verified for this organization."],
  idempotency_key_reused: [422, "This Idempotency-Key was already used with a different body."],
  headers_too_large: [431, "The headers of this request are too long."],
  rate_limited: [429, "Too many requests. Wait a moment and try again."],
  internal_error: [500, "Something went wrong. Check whether it was saved before you retry."],
  carrier_unavailable: [503, "The carrier is not responding. Try again soon."],
  database_unavailable: [503, "The database is not responding. Try again soon."],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** What a program needs to repair a field, named as in JSON Schema where it has a keyword for it. */
export interface FieldFacts {
  /** Every value that the field accepts. */
  allowed?: (string | number | boolean | null)[];
  /** The JSON type that the field accepts; `never` if it must be absent. */
  expected?: string;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  /** In code points, like every length in the product. */
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

/**
 * One refused field: its path in the input ("address.zip"), a stable code, and a message. The console words the message
 * for the person at the form, the API for programs, with the facts.
 */
export interface FieldError extends FieldFacts {
  path: string;
  code: FieldCode;
  message: string;
}

/** Something the caller should know although the request succeeded. */
export interface Warning {
  code: WarningCode;
  message: string;
}

/** Something that is in the way of a change, by its id and name. */
export interface NamedThing {
  id: string;
  name: string;
}
/** A line that is in the way of a change. */
export interface NamedLine extends NamedThing {
  number: string;
}

/** The facts that a refusal carries beside its code and message. A code that is not listed has none. */
export interface ErrorDetails {
  /** The scope that the key lacks. */
  insufficient_scope: { needed: KeyScope };
  /** The current state, as a GET returns it; of what has no version, the part that the act depends on. */
  edit_conflict: { current: object };
  /** The logins that a password fits, and what the choice of one needs. */
  several_logins: { logins: { userId: string; label: string }[]; ticket: string };
  bot_in_use: { lines: NamedLine[] };
  trunk_in_use: { lines: NamedLine[] };
  /** What is in the way: lines; else open orders; else the locations of an account. */
  organization_in_use: { lines: NamedLine[] } | { orders: NamedThing[] } | { locations: NamedThing[] };
  /** Paths of the input: "address.zip". */
  organization_incomplete: { missing: string[] } | Required<MaybeOrdered>;
  /** Area codes to try instead, the best first. */
  no_numbers_available: MaybeOrdered & { suggestions?: string[] };
  number_limit_reached: { limit: number; taken: number } | Required<MaybeOrdered>;
  number_not_available: MaybeOrdered;
  invalid_area_code: MaybeOrdered;
  carrier_unavailable: MaybeOrdered;
  number_already_attached: { botId: string };
  number_attached: { botId: string };
  number_not_active: { status: NumberStatus };
  undo_not_possible: { reason: UndoObstacle };
}

/** The order, if one was placed before the request failed. */
interface MaybeOrdered {
  orderId?: string;
}

type Details = {
  [Code in ErrorCode]: Code extends keyof ErrorDetails ? ErrorDetails[Code] : Record<string, never>;
};

/** The codes whose facts are required. */
export type CodeWithDetails = {
  [Code in ErrorCode]: Record<string, never> extends Details[Code] ? never : Code;
}[ErrorCode];
/** The codes without required facts. */
export type PlainErrorCode = Exclude<ErrorCode, CodeWithDetails>;

interface ErrorOptions<Code extends ErrorCode> {
  message?: string;
  fields?: FieldError[];
  /** How many fields were refused, if `fields` has only the first ones. */
  refusedCount?: number;
  details?: Details[Code];
  retryAfterSeconds?: number | undefined;
  cause?: unknown;
}

/** Requires the facts of a code that has some, also if the code is known only as one of several. */
type OptionsOf<Code extends ErrorCode> = [Code] extends [PlainErrorCode]
  ? [options?: ErrorOptions<Code>]
  : [options: ErrorOptions<Code> & { details: Details[Code] }];

/** A refusal that can be shown. Anything else that is thrown is a bug or an outage, and its text is never shown. */
export class AppError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly fields: FieldError[] | undefined;
  /** How many fields were refused; `fields` can have fewer. */
  readonly refusedCount: number;
  /** The facts of its code, such as `suggestions` or `lines`. */
  readonly details: Details[Code];
  /** Seconds to wait before a retry, if known. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: Code, ...rest: OptionsOf<Code>) {
    const [options = {}]: [options?: ErrorOptions<Code>] = rest;
    super(options.message ?? ERROR_CODES[code][1], { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.fields = options.fields;
    this.refusedCount = options.refusedCount ?? options.fields?.length ?? 0;
    // `OptionsOf` requires the details of codes that have some.
    this.details = options.details ?? ({} as Details[Code]);
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return ERROR_CODES[this.code][0];
  }
}

/** Whether a thrown value is the refusal with this code; narrows it, so that its facts can be read. */
export function isAppError<Code extends ErrorCode>(thrown: unknown, code: Code): thrown is AppError<Code> {
  return thrown instanceof AppError && thrown.code === code;
}

/**
 * The error to show for anything that was thrown: itself if it is an `AppError`, else `database_unavailable` or
 * `internal_error`, without the original text.
 */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const code = databaseProblemOf(thrown);
  if (code === null) return new AppError("internal_error", { cause: thrown });
  const problem = DATABASE_PROBLEMS[code];
  return new AppError("database_unavailable", {
    ...("refusal" in problem ? { message: problem.refusal } : {}),
    cause: thrown,
  });
}

/** A refusal as a server action returns it. Its code tells which facts `details` has. */
export type Refusal<Code extends ErrorCode = ErrorCode> = {
  [One in Code]: {
    ok: false;
    /** The act and its retained answer are one transaction, so looking up its intent shows whether it happened. */
    atomic?: true;
    code: One;
    message: string;
    fields?: FieldError[];
    details: Details[One];
    requestId: string;
  };
}[Code];

/** What a server action returns. It never throws, so that the form can always show something. */
export type ActionResult<T> = { ok: true; data: T; warnings?: Warning[]; message?: string } | Refusal;

/** Turns an error into what a server action returns. */
export function toRefusal<Code extends ErrorCode>(error: AppError<Code>, requestId: string): Refusal<Code> {
  const { code, message, fields, details } = error;
  return { ok: false, code, message, details, requestId, ...(fields ? { fields } : {}) };
}
