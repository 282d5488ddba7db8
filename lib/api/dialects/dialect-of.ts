import { type Dialect, NATIVE } from "../core/dialect";
import { HMS } from "../hms/dialect";
import { OPENCX } from "../opencx/dialect";

/** The format of the answers at an address, for refusals that come before its route: that of `/v1` elsewhere. */
export function dialectOf(path: string): Dialect {
  if (/^\/compat\/hms(?:[/?]|$)/.test(path)) return HMS;
  if (/^\/compat\/opencx(?:[/?]|$)/.test(path)) return OPENCX;
  return NATIVE;
}
