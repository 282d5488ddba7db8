import type { AppError } from "@/lib/errors";
import type { Dialect } from "../dialect";
import { retryHeader } from "../respond";

const JSON_HEADERS = { "Content-Type": "application/json" };

/** What these clients call the fields that our refusals name. */
const PARAMS: Record<string, string> = {
  botId: "assistant_id",
  phoneNumber: "phone_number",
  transferTrunkId: "transfer_trunk_id",
};

/**
 * The wording of the HMS Sovereign API: bare JSON, and its own error object (its documents, "Error codes"). A wrong
 * field is a 400 there.
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
    const message = field ? `${error.message} ${field.message}` : error.message;
    const param = field?.path ? (PARAMS[field.path] ?? field.path) : null;
    return {
      status,
      code: error.code,
      headers: { ...JSON_HEADERS, ...retryHeader(error), ...headers },
      body: JSON.stringify({ error: { code: error.code, message, param, type: typeOf(error) } }),
    };
  },
};

function typeOf({ status }: AppError): string {
  if (status === 401 || status === 403) return "authentication";
  if (status === 404) return "not_found";
  if (status === 409 || status === 412) return "conflict";
  if (status === 429) return "rate_limit";
  return status >= 500 ? "api" : "invalid_request";
}
