import type { z } from "zod";
import type { KeyScope } from "@/lib/constants/permissions";
import type { ErrorCode, PlainErrorCode } from "@/lib/errors";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** One operation of the API: what its route accepts and returns. The OpenAPI document is built from contracts. */
export interface Contract<Input extends z.ZodObject = z.ZodObject, Answer extends z.ZodType = z.ZodType> {
  /** Unique, in camel case: "listPhoneNumbers". */
  id: string;
  method: Method;
  /** Matches the folders below `app`: "/v1/phone-numbers/{id}". */
  path: `/v1/${string}` | `/compat/${string}`;
  /** The input's names for path parameters, if they differ because a body field has the parameter's name. */
  pathNames?: Readonly<Record<string, string>>;
  summary: string;
  /** The scope that an API key needs; `…:write` includes `…:read`. Null for an operation that every key may use. */
  scope: KeyScope | null;
  /** Path parameters plus those in the query (GET, DELETE) or body (POST, PATCH). Unknown ones are refused. */
  input: Input;
  /** The schema of `data`. */
  answer: Answer;
  /** The schema of the object that `If-Match` guards, as a GET returns it, if `answer` is not that object. */
  guards?: z.ZodType;
  /** The status of a success; 200 if omitted. */
  status?: 201 | 204;
  /** Whether a success can also be a 200, for an object that already existed. */
  mayUpdate?: true;
  /** The schema of `data` in a 202, if the work can outlast the request. */
  accepted?: z.ZodType;
  /** Whether the change is a single transaction without outside calls, which then also retains an idempotent answer. */
  atomic?: boolean;
  /**
   * The schema of `data` in a dry run, if the operation has one: with `dryRun=true` in the query it checks everything,
   * changes nothing, and answers what would happen.
   */
  dryRun?: z.ZodType;
  /** The body may be the whole object as an answer showed it, with its read-only fields. */
  takesWhole?: Whole;
  /** Since when the operation is deprecated; see docs/api/versioning.md. */
  deprecated?: Deprecation;
  /** Body fields that another operation changes, each with the code to refuse a new value with. */
  elsewhere?: Readonly<Record<string, PlainErrorCode>>;
  /** Codes it can refuse with, besides those of every operation. */
  errors: readonly ErrorCode[];
}

/** What an object can look like when a client sends it back. */
interface Whole {
  /** Other answers that show the object with more fields, such as lists. */
  alsoFrom?: readonly z.ZodObject[];
  /** Read-only fields that show other objects, so that they change while the object's version stays. */
  showsOthers?: readonly string[];
}

/** The end of an operation, announced in its answers and in the OpenAPI document. */
export interface Deprecation {
  since: Date;
  /** When the operation stops answering; undefined until that is decided. */
  sunset?: Date;
  /** The page that says what to use instead. */
  guide: string;
}

/** Declares an operation. Unknown parameters are refused by name (product rule 8). */
export function defineContract<Input extends z.ZodObject, Answer extends z.ZodType>(
  contract: Contract<Input, Answer>,
): Contract<Input, Answer> {
  return { ...contract, input: contract.input.strict() as unknown as Input };
}

/** The parameters of an operation's path, each with its name in the path and in the input. */
export function pathParameters({
  path,
  pathNames = {},
}: Pick<Contract, "path" | "pathNames">): { name: string; field: string }[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({ name, field: pathNames[name] ?? name }));
}
