import { HMS_CONTRACTS } from "./hms/all";
import { OPENCX_CONTRACTS } from "./opencx/all";
import { CONTRACTS } from "./v1/all";

/** The methods of an address of the API, as `Allow` lists them; null where nothing is there. */
export function allowedMethods(path: string): string | null {
  const [plain = ""] = path.split("?", 1);
  const own = [...CONTRACTS, ...HMS_CONTRACTS, ...OPENCX_CONTRACTS]
    .filter((contract) => new RegExp(`^${contract.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(plain))
    .map(({ method }) => method as string);
  const found = plain.endsWith("/openapi.json") ? ["GET"] : own;
  if (found.length === 0) return null;
  const withRead = found.includes("GET") ? ["HEAD"] : [];
  const all = new Set([...found, ...withRead, "OPTIONS"]);
  return ["GET", "HEAD", "OPTIONS", "POST", "PATCH", "DELETE"].filter((method) => all.has(method)).join(", ");
}
