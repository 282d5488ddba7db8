import type { z } from "zod";
import type { Context } from "@/lib/context";
import { AppError, toAppError } from "@/lib/errors";
import type { Contract } from "./contract";
import { type Route, readOnly } from "./methods";
import { readInput } from "./read-input";
import { requestIdOf } from "./request-id";
import { failure, success } from "./respond";

/** What a route needs from around it. */
export interface Surroundings {
  /** Whose request it is; null without a valid credential. */
  resolveCaller: (request: Request) => Promise<Context | null>;
  /** Told of every failure that is ours. */
  report: (error: AppError, requestId: string, operation: string) => void;
}

/** The domain's read behind an operation; it decides what the caller may see. */
export type Verb<Input extends z.ZodObject, Answer extends z.ZodType> = (
  context: Context,
  input: z.output<Input>,
) => Promise<z.input<Answer>>;

/** Request id, credential, input, verb, answer: always in this order. */
export function createRoute<Input extends z.ZodObject, Answer extends z.ZodType>(
  contract: Contract<Input, Answer>,
  verb: Verb<Input, Answer>,
  surroundings: Surroundings,
): Route {
  return readOnly(async (request, { params }) => {
    const requestId = requestIdOf(request);
    try {
      const caller = await surroundings.resolveCaller(request);
      if (!caller) throw new AppError("unauthorized");
      // A route without a segment of its own in the path is given no parameters at all.
      const input = readInput(contract.input, new URL(request.url).searchParams, (await params) ?? {});
      const data = await verb({ ...caller, requestId }, input);
      return success(contract.answer.parse(data), requestId);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.status >= 500) surroundings.report(error, requestId, contract.id);
      return failure(error, requestId);
    }
  });
}
