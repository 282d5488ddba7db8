import { AppError } from "@/lib/errors";

/** The largest body that is read, in bytes: 100 KB. */
const MAX_BYTES = 100 * 1024;
const UTF8 = new TextDecoder("utf-8", { fatal: true });

/** A request body: the text as sent, and its parsed fields. */
export interface Body {
  text: string;
  fields: Record<string, unknown>;
}

/**
 * Reads a JSON object. A missing body counts as an empty object, so that operations without fields need none.
 * @throws AppError `unsupported_media_type`, `body_too_large`, `malformed_json`, `validation_failed` for JSON that is
 *   not an object
 */
export async function readBody(request: Request): Promise<Body> {
  if (Number(request.headers.get("content-length")) > MAX_BYTES) throw new AppError("body_too_large");
  const bytes = await bytesOf(request);
  if (bytes.byteLength === 0) return { text: "", fields: {} };
  if (!isJson(request.headers)) throw new AppError("unsupported_media_type");
  const text = decode(bytes);
  return { text, fields: parse(text) };
}

function isJson(headers: Headers): boolean {
  const encoding = headers.get("content-encoding");
  if (encoding !== null && encoding.toLowerCase() !== "identity") return false;
  const [type, ...parameters] = (headers.get("content-type") ?? "").toLowerCase().split(";");
  if (type?.trim() !== "application/json") return false;
  return parameters.every((parameter) => /^\s*charset="?utf-?8"?\s*$/.test(parameter) || !parameter.trim());
}

/** Reads the body, and stops once it is too large. */
async function bytesOf(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch(cutOff);
    if (done) break;
    size += value.byteLength;
    if (size > MAX_BYTES) {
      await reader.cancel();
      throw new AppError("body_too_large");
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

/** The client disconnected while sending. Not an internal error, although it looks like one from the database. */
function cutOff(cause: unknown): never {
  throw new AppError("malformed_json", { message: "The body is incomplete.", cause });
}

function decode(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new AppError("malformed_json", { message: "The body is not valid UTF-8." });
  }
}

function parse(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError("malformed_json");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new AppError("validation_failed", {
      fields: [{ path: "", code: "invalid_type", message: "must be a JSON object", expected: "object" }],
    });
  return value as Record<string, unknown>;
}
