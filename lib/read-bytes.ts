/**
 * Reads a request's body, but never more than a limit.
 * @returns the bytes, or the HTTP status to refuse the request with: 413 for a longer body, 400 for one that breaks off
 */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array | 400 | 413> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return 413;
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.byteLength;
      if (length > maxBytes) return 413;
      chunks.push(chunk);
    }
  } catch {
    return 400;
  }
  return Buffer.concat(chunks);
}
