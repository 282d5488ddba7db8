import type { AppError } from "@/lib/errors";
import type { Outcome } from "./operation";
import { type Answer, failure, success } from "./respond";

/** How responses are written: the native envelope, or the format of an API whose clients move here. */
export interface Dialect {
  success: (outcome: Outcome, status: number) => Answer;
  failure: (error: AppError, requestId: string, headers?: Record<string, string>) => Answer;
  /** Whether unknown fields are dropped and named in a header; the native API refuses them. */
  dropsUnknownFields: boolean;
}

/** The format of the native API. */
export const NATIVE: Dialect = { success, failure, dropsUnknownFields: false };
