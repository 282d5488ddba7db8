/** A carrier sends some 30 short fields, a sign-in three; more than this is neither. */
const MAX_FORM_BYTES = 64 * 1024;

/** Why a body is no form: with the HTTP status that says so. */
export type FormRefusal = 400 | 413 | 415;

/**
 * Reads a form-encoded body, at most 64 KB of it.
 * @returns its fields, the last of each name, or the status to refuse it with
 */
export async function readForm(request: Request): Promise<Record<string, string> | FormRefusal> {
  const [type] = (request.headers.get("content-type") ?? "").split(";");
  if (type?.trim().toLowerCase() !== "application/x-www-form-urlencoded") return 415;
  if (Number(request.headers.get("content-length") ?? 0) > MAX_FORM_BYTES) return 413;
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.byteLength;
      if (length > MAX_FORM_BYTES) return 413;
      chunks.push(chunk);
    }
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
    return Object.fromEntries(new URLSearchParams(text));
  } catch {
    return 400;
  }
}
