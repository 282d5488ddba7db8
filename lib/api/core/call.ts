import type { Caller } from "./caller";
import type { Dialect } from "./dialect";
import type { Operation } from "./operation";

/** A request on its way through an operation. */
export interface Call {
  request: Request;
  requestId: string;
  operation: Operation;
  params: Record<string, string>;
  caller: Caller;
  dialect: Dialect;
  /** What the answer's headers name: dropped fields, and warnings where the dialect's body has no place for them. */
  names: { ignored: string[]; warnings: string[] };
}
