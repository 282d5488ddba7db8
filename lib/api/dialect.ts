import type { AppError } from "@/lib/errors";
import type { Outcome } from "./operation";
import { type Answer, failure, success } from "./respond";

/** How answers are worded: the native envelope, or that of an API whose clients move here. */
export interface Dialect {
  success: (outcome: Outcome, status: number) => Answer;
  failure: (error: AppError, requestId: string, headers?: Record<string, string>) => Answer;
  /** Fields without a counterpart are dropped and named in a header, where the native API refuses them. */
  dropsUnknownFields: boolean;
}

/** The native API's own. */
export const NATIVE: Dialect = { success, failure, dropsUnknownFields: false };
