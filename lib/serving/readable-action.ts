/** The header in which Next.js names the action that a page calls. */
const ACTION_HEADER = "next-action";

/** Strings by which React writes what JSON lacks, as far as our pages send it: undefined, dates, numbers, escaped "$". */
const WRITTEN = /^\$(?:\$|undefined$|NaN$|-?Infinity$|-0$|n-?\d+$|D\d{4}-\d\d-\d\dT[\d:.]+Z$)/;

/** A form among the arguments, whose fields are other parts of the body. */
const FORM = /^\$K[\da-f]+$/;

/** A part of the body, or of a part: a value that occurs twice is sent once. */
const REFERENCE = /^\$([\da-f]+)((?::[^:]+)*)$/;

/** A part with the arguments of a form that works before scripts load. */
const BOUND = /^\$ACTION_\d+:\d+$/;

type Parts = ReadonlyMap<number, unknown>;

/**
 * Whether React can read what a page sends to a server action. It answers anything else with a 500 and prints an error
 * that quotes the body.
 * @param request a POST, whose body this reads; others are readable
 */
export async function isReadableAction(request: Request): Promise<boolean> {
  if (request.method !== "POST") return true;
  const type = request.headers.get("content-type") ?? "";
  const isCalled = request.headers.has(ACTION_HEADER);
  try {
    if (type.startsWith("multipart/form-data")) return hasReadableParts(await request.formData(), isCalled);
    // Next.js refuses an action in a URL-encoded form, and reads no other body.
    if (!isCalled || type.startsWith("application/x-www-form-urlencoded")) return true;
    return isCall(new Map([[0, JSON.parse(await request.text())]]));
  } catch {
    return false;
  }
}

function hasReadableParts(form: FormData, isCalled: boolean): boolean {
  const parts = new Map<number, unknown>();
  for (const [name, value] of form) {
    if (isCalled && /^\d+$/.test(name)) parts.set(Number(name), JSON.parse(String(value)));
    if (!isCalled && BOUND.test(name)) JSON.parse(String(value));
  }
  return !isCalled || isCall(parts, { forms: true });
}

/** Whether the first part is a list of arguments, and every part refers only to what is there. */
function isCall(parts: Parts, { forms = false } = {}): boolean {
  return Array.isArray(parts.get(0)) && [...parts.values()].every((part) => isWritten(part, parts, forms));
}

function isWritten(value: unknown, parts: Parts, forms: boolean): boolean {
  if (typeof value === "string" && value.startsWith("$"))
    return WRITTEN.test(value) || (forms && FORM.test(value)) || isFound(value, parts);
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(
    ([name, inner]) => name !== "__proto__" && isWritten(inner, parts, forms),
  );
}

function isFound(reference: string, parts: Parts): boolean {
  const [, part = "", path = ""] = REFERENCE.exec(reference) ?? [];
  let found = parts.get(Number.parseInt(part, 16));
  for (const name of path.split(":").slice(1)) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, name)) return false;
    found = (found as Record<string, unknown>)[name];
  }
  return found !== undefined;
}
