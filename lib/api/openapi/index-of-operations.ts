import type { Contract } from "../core/contract";
import { HMS_CONTRACTS } from "../hms/all";
import { OPENCX_CONTRACTS } from "../opencx/all";
import { CONTRACTS } from "../v1/all";

/** An OpenAPI document that the reference shows, and its operations. */
export interface Described {
  /** Its name in the address of the reference; undefined for the native API. */
  of: string | undefined;
  title: string;
  url: string;
  operations: { method: string; path: string; summary: string; anchor: string }[];
}

/** The documents of the native API and of the dialects. */
export const DESCRIBED: readonly Described[] = [
  { of: undefined, title: "Linekeeper", url: "/v1/openapi.json", operations: CONTRACTS.map(summarize) },
  {
    of: "hms",
    title: "For clients of HMS Sovereign",
    url: "/compat/hms/api/v1/openapi.json",
    operations: HMS_CONTRACTS.map(summarize),
  },
  {
    of: "opencx",
    title: "For clients of OpenCX",
    url: "/compat/opencx/openapi.json",
    operations: OPENCX_CONTRACTS.map(summarize),
  },
];

function summarize({ method, path, summary }: Contract): Described["operations"][number] {
  return { method, path, summary, anchor: anchorOf(method, path) };
}

/** Where the viewer shows an operation. It makes the same text of method and path. */
function anchorOf(method: string, path: string): string {
  return `#?route=${method.toLowerCase()}-${path.replace(/[\s#:?&={}-]+/g, "-")}`;
}
