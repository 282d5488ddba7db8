import { accessSync, constants } from "node:fs";
import { UnusableDatabase } from "@/lib/constants/database-problem-of";

/** Parameters that name files, which `pg` reads. */
const FILES = ["sslrootcert", "sslcert", "sslkey"];
/** Modes that `pg` takes for `verify-full`, with a warning on every start that says so. */
const CHECKED_MODES = ["allow", "prefer", "require", "verify-ca"];

/**
 * The connection string for `pg`. Every `sslmode` but `disable` and `no-verify` encrypts and checks the certificate and
 * the host.
 * @param url as in `DATABASE_URL`
 * @throws UnusableDatabase if a file that it names cannot be read
 */
export function connectionString(url: string): string {
  const parsed = new URL(url);
  for (const name of FILES) {
    const file = parsed.searchParams.get(name);
    if (file) requireReadable(file);
  }
  const mode = parsed.searchParams.get("sslmode");
  // The text is left as it is where nothing changes, because writing it anew could change its encoding.
  if (mode === null || !CHECKED_MODES.includes(mode)) return url;
  parsed.searchParams.set("sslmode", "verify-full");
  return parsed.toString();
}

function requireReadable(file: string): void {
  try {
    accessSync(file, constants.R_OK);
  } catch (error) {
    throw new UnusableDatabase("certificate_unreadable", error);
  }
}
