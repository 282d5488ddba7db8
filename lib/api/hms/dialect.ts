import type { AppError } from "@/lib/errors";
import type { Dialect } from "../core/dialect";
import { fieldsForPrograms } from "../core/for-programs";
import { refusalHeaders } from "../core/respond";
import { refusedInWords } from "../dialects/refused";

const JSON_HEADERS = { "Content-Type": "application/json" };

/** These clients' names for the fields in our refusals. */
const PARAMS: Record<string, string> = {
  botId: "assistant_id",
  phoneNumber: "phone_number",
  transferTrunkId: "transfer_trunk_id",
};

/**
 * The format of the HMS Sovereign API: JSON without an envelope, and its own error object ("Error codes" in its
 * documents). An invalid field is a 400.
 */
export const HMS: Dialect = {
  dropsUnknownFields: true,
  success: ({ data }, status) =>
    status === 204
      ? { status, headers: {}, body: null }
      : { status, headers: JSON_HEADERS, body: JSON.stringify(data) },
  failure: (error, _, headers = {}) => {
    const status = error.code === "validation_failed" ? 400 : error.status;
    const [field] = error.fields ?? [];
    const message = sentenceOf(error);
    const param = field?.path ? paramOf(field.path) : null;
    return {
      status,
      code: error.code,
      headers: { ...JSON_HEADERS, ...refusalHeaders(error), ...headers },
      body: JSON.stringify({ error: { code: error.code, message, param, type: typeOf(error) } }),
    };
  },
};

function paramOf(path: string): string {
  return PARAMS[path] ?? path;
}

/** A rule that refuses a field says in the field's own message what to do, unless both say the same. */
function sentenceOf(error: AppError): string {
  const [field] = fieldsForPrograms(error) ?? [];
  if (!field) return error.message;
  if (error.code === "validation_failed") return refusedInWords(error, paramOf);
  return [...new Set([error.message, field.message])].join(" ");
}

function typeOf({ status }: AppError): string {
  if (status === 401 || status === 403) return "authentication";
  if (status === 404) return "not_found";
  if (status === 409 || status === 412) return "conflict";
  if (status === 429) return "rate_limit";
  return status >= 500 ? "api" : "invalid_request";
}
