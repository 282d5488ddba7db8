import { STATUS_CODES } from "node:http";
import type { AppError, FieldError } from "@/lib/errors";
import type { Dialect } from "../dialect";
import { retryHeader } from "../respond";

const JSON_HEADERS = { "Content-Type": "application/json" };

/** What these clients call the fields that refusals of the domain name. */
const FIELDS: Record<string, string> = { handoffPhoneNumber: "handoff_phone_number" };

/**
 * The wording of the OpenCX API: bare JSON, and for a refusal its status, a sentence, and the status in words. A wrong
 * field is a 400 there, and the sentence names it.
 */
export const OPENCX: Dialect = {
  dropsUnknownFields: true,
  success: ({ data }, status) => ({ status, headers: JSON_HEADERS, body: JSON.stringify(data) }),
  failure: (error, _, headers = {}) => {
    const statusCode = error.code === "validation_failed" ? 400 : error.status;
    return {
      status: statusCode,
      code: error.code,
      headers: { ...JSON_HEADERS, ...retryHeader(error), ...headers },
      body: JSON.stringify({ statusCode, message: messageOf(error), error: STATUS_CODES[statusCode] }),
    };
  },
};

function messageOf({ message, fields }: AppError): string {
  return fields?.length ? fields.map(sentenceOf).join(" ") : message;
}

function sentenceOf({ path, message }: FieldError): string {
  return path ? `${FIELDS[path] ?? path}: ${message}` : message;
}
