import { readBytes } from "./read-bytes";

/** Far more than needed: a carrier sends about 30 short fields, a sign-in form three. */
const MAX_FORM_BYTES = 64 * 1024;

/** The HTTP status with which to refuse a body: malformed, too large, or not a form. */
export type FormRefusal = 400 | 413 | 415;

/**
 * Reads a form-encoded body of at most 64 KB.
 * @returns its fields, the last of each name, or the status to refuse the request with
 */
export async function readForm(request: Request): Promise<Record<string, string> | FormRefusal> {
  const [type] = (request.headers.get("content-type") ?? "").split(";");
  if (type?.trim().toLowerCase() !== "application/x-www-form-urlencoded") return 415;
  const bytes = await readBytes(request, MAX_FORM_BYTES);
  if (typeof bytes === "number") return bytes;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return Object.fromEntries(new URLSearchParams(text));
  } catch {
    return 400;
  }
}
