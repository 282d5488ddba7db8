import type { z } from "zod";
import type { KeyScope } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import { dryRun } from "@/lib/domain/dry-run";
import type { KeyCaller } from "@/lib/domain/keys/read-key";
import type { Warning } from "@/lib/errors";
import type { Contract } from "./contract";

/** The result of an operation: `data` as its contract describes it, and what goes beside it in the response. */
export interface Outcome<Data = unknown> {
  data: Data;
  /** 202 if the work continues, 200 if nothing was created; otherwise the contract's status. */
  status?: 200 | 202;
  message?: string;
  warnings?: Warning[];
  /** Known fields that the operation ignored this time. */
  ignored?: string[];
  /** Warnings for the header `X-Linekeeper-Warning`, in dialects whose bodies have no place for them. */
  warningHeader?: string[];
}

/** What an operation learns about its request, besides the input. */
export interface Asked {
  /** The intent of a request with an `Idempotency-Key`, the same for each repetition; undefined without one. */
  intentKey: string | undefined;
  /** The versions that `If-Match` allows; undefined if it allows any. */
  version: number[] | undefined;
  /**
   * Whether `If-Match` allows an object without a version, by its whole ETag. @param current as the operation returns it
   */
  matches: (current: object) => boolean;
  /** The organization for new objects that name none; null if unknown. */
  homeOrgId: string | null;
  /** The API key of the request; null for a session. */
  key: KeyCaller["key"] | null;
  /** Whether the caller also has another scope than the one the operation needs. */
  holds: (scope: KeyScope) => boolean;
}

/** The domain verb behind a read; it decides what the caller may see. */
export type Verb<Input extends z.ZodObject, Answer extends z.ZodType> = (
  context: Context,
  input: z.output<Input>,
  asked: Asked,
) => Promise<z.input<Answer>>;

/** The domain verb behind a change. */
export type Act<Input extends z.ZodObject, Answer extends z.ZodType> = (
  context: Context,
  input: z.output<Input>,
  asked: Asked,
) => Promise<Outcome<z.input<Answer>> | { status: 202; data: unknown; warnings?: Warning[] }>;

/** A contract with its implementation. */
export interface Operation {
  contract: Contract;
  /** @param input parsed by the contract's schema */
  run: (context: Context, input: never, asked: Asked) => Promise<Outcome>;
  /** Runs everything that can be undone and undoes it; undefined if the operation has no dry run. */
  rehearse?: ((context: Context, input: never, asked: Asked) => Promise<Outcome>) | undefined;
  /** Reads the object that the operation changes, as a GET returns it. */
  current?: ((context: Context, fields: Record<string, unknown>) => Promise<unknown>) | undefined;
  /**
   * Whether the work of an intent no longer needs the process that began it, because it has ended or waits. Running the
   * request again then only reads its result.
   */
  isSettled?: (context: Context, intentKey: string) => Promise<boolean>;
}

/** What a change offers besides itself. */
interface Beside<Input extends z.ZodObject, Answer extends z.ZodType, DryRun> {
  /**
   * Reads the object as a GET returns it. Clients may then send back read-only fields with the values they have.
   * @param fields path parameters and body fields, unparsed
   * @returns null if the request does not name an existing object
   */
  current?: (context: Context, fields: Record<string, unknown>) => Promise<z.input<Answer> | null>;
  /** Whether the work of an intent has ended or waits; see `Operation`. */
  isSettled?: Operation["isSettled"];
  /** The dry run of a change that has effects outside the database; any other is run and rolled back. */
  rehearse?: (context: Context, input: z.output<Input>, asked: Asked) => Promise<Outcome<DryRun>>;
}

/** Declares an operation that only reads. */
export function read<Input extends z.ZodObject, Answer extends z.ZodType>(
  contract: Contract<Input, Answer>,
  verb: Verb<Input, Answer>,
): Operation {
  return { contract, run: async (context, input, asked) => ({ data: await verb(context, input, asked) }) };
}

/**
 * Declares an operation that changes something.
 * @param isSettled for work that can end without the process that began it
 */
export function write<Input extends z.ZodObject, Answer extends z.ZodType>(
  contract: Contract<Input, Answer>,
  act: Act<Input, Answer>,
  { current, isSettled, rehearse }: Beside<Input, Answer, unknown> = {},
): Operation {
  const undone: Operation["rehearse"] = (context, input, asked) => dryRun(() => act(context, input, asked));
  return {
    contract,
    run: (context, input, asked) => act(context, input, asked),
    rehearse: contract.dryRun && (rehearse ?? undone),
    current,
    isSettled,
  };
}
