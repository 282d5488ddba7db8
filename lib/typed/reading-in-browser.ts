import type * as Parts from "./parts";
import type { PhoneReading } from "./phone-text";

// The browser's version of `reading.ts`: it loads its parts at the first check of a form. Until then everything passes,
// and `missingParts` tells the form to check again. If the parts cannot be loaded, the server's checks remain.

let parts: typeof Parts | undefined;
let loading: Promise<void> | undefined;

function load(): undefined {
  loading ??= import("./parts").then(
    (loaded) => {
      parts = loaded;
      loading = undefined;
    },
    () => {
      loading = undefined;
    },
  );
}

export function readPhone(typed: string): PhoneReading {
  // The server knows the lengths of other countries' numbers.
  return parts ? parts.readPhoneText(typed, (e164) => ({ e164 })) : (load() ?? { e164: typed });
}

export function readEmail(typed: string): string {
  return parts ? parts.readEmailText(typed) : (load() ?? typed);
}

export function readName(name: string, label: string) {
  return parts ? parts.readNameText(name, label) : (load() ?? null);
}

/** Forms offer a list of zones. */
export function readTimeZone(name: string): string | null {
  return name || null;
}

export function missingParts(): Promise<void> | undefined {
  return loading;
}
