import { STATUS_CODES } from "node:http";
import type { AppError } from "@/lib/errors";
import type { Dialect } from "../core/dialect";
import { refusalHeaders } from "../core/respond";
import { refusedInWords } from "../dialects/refused";

const JSON_HEADERS = { "Content-Type": "application/json" };

/** These clients' names for the fields in the domain's refusals. */
const FIELDS: Record<string, string> = { handoffPhoneNumber: "handoff_phone_number" };

/**
 * The format of the OpenCX API: JSON without an envelope. A refusal has its status as a number and in words, and a
 * sentence. An invalid field is a 400, and the sentence names it.
 */
export const OPENCX: Dialect = {
  dropsUnknownFields: true,
  success: ({ data }, status) => ({ status, headers: JSON_HEADERS, body: JSON.stringify(data) }),
  failure: (error, _, headers = {}) => {
    const statusCode = error.code === "validation_failed" ? 400 : error.status;
    return {
      status: statusCode,
      code: error.code,
      headers: { ...JSON_HEADERS, ...refusalHeaders(error), ...headers },
      body: JSON.stringify({ statusCode, message: messageOf(error), error: STATUS_CODES[statusCode] }),
    };
  },
};

function messageOf(error: AppError): string {
  return error.fields?.length ? refusedInWords(error, (path) => FIELDS[path] ?? path) : error.message;
}
