import type { z } from "zod";
import type { KeyScope } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import type { Warning } from "@/lib/errors";
import type { Contract } from "./contract";

/** What an operation answers: `data` as its contract describes it, and what stands beside it. */
export interface Outcome<Data = unknown> {
  data: Data;
  /** 202 where the work goes on, 200 where nothing was made; the contract's status otherwise. */
  status?: 200 | 202;
  message?: string;
  warnings?: Warning[];
  /** Fields that the operation knows, and did not follow this time. */
  ignored?: string[];
}

/** What a request says in its headers. */
export interface Asked {
  /** The same for every repetition of one request with an `Idempotency-Key`; undefined without one. */
  intentKey: string | undefined;
  /** The version that `If-Match` names; undefined without one. */
  version: number | undefined;
  /** Where something new belongs that names no organization; null where nothing says so. */
  homeOrgId: string | null;
  /** Whether the caller may do what a further scope allows, beside the one that the operation needs. */
  holds: (scope: KeyScope) => boolean;
}

/** The domain's read behind an operation; it decides what the caller may see. */
export type Verb<Input extends z.ZodObject, Answer extends z.ZodType> = (
  context: Context,
  input: z.output<Input>,
  asked: Asked,
) => Promise<z.input<Answer>>;

/** The domain's verb behind an operation that changes something. */
export type Act<Input extends z.ZodObject, Answer extends z.ZodType> = (
  context: Context,
  input: z.output<Input>,
  asked: Asked,
) => Promise<Outcome<z.input<Answer>> | { status: 202; data: unknown; warnings?: Warning[] }>;

/** A contract with what fulfils it. */
export interface Operation {
  contract: Contract;
  /** @param input parsed by the contract's schema */
  run: (context: Context, input: never, asked: Asked) => Promise<Outcome>;
}

/** An operation that only reads. */
export function read<Input extends z.ZodObject, Answer extends z.ZodType>(
  contract: Contract<Input, Answer>,
  verb: Verb<Input, Answer>,
): Operation {
  return { contract, run: async (context, input, asked) => ({ data: await verb(context, input, asked) }) };
}

/** An operation that changes something. */
export function write<Input extends z.ZodObject, Answer extends z.ZodType>(
  contract: Contract<Input, Answer>,
  act: Act<Input, Answer>,
): Operation {
  return { contract, run: (context, input, asked) => act(context, input, asked) };
}
