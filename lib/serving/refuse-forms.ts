import { subscribe } from "node:diagnostics_channel";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { isOwnOrigin } from "@/lib/auth/origin";
import type { FormRefusal } from "@/lib/constants/form-refusals";

/** The largest body that Next.js reads for a form. */
const MOST_BYTES = 1024 * 1024;
/** Addresses that take posts of others, or check them themselves. */
const NO_PAGE = /^\/(?:v1|compat|api|carrier|metrics)(?:[/?]|$)/;

interface Posted {
  method?: string | undefined;
  url?: string | undefined;
  headers: IncomingHttpHeaders;
}

/**
 * Refuses forms that another site sends, and forms that are too large, before Next.js sees them. It would answer them
 * with a 500, and print the foreign host and the page's address.
 * @param address the public address, `APP_URL`
 */
export function refuseForms(address: string): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const refusal = refusalOf(request, address);
    if (refusal === null) return;
    request.url = `/api/refused/${refusal}`;
    delete request.headers["next-action"];
  });
}

/** Why a form is not read; null for everything else. A form without an Origin is refused by the action itself. */
export function refusalOf({ method, url = "/", headers }: Posted, address: string): FormRefusal | null {
  if (method !== "POST" || NO_PAGE.test(url)) return null;
  const header = (name: string) => [headers[name]].flat()[0];
  if (headers.origin !== undefined && !isOwnOrigin(header, address)) return "foreign";
  return Number(headers["content-length"] ?? 0) > MOST_BYTES ? "large" : null;
}
