import type { z } from "zod";
import type { KeyScope } from "@/lib/constants/permissions";
import type { ErrorCode } from "@/lib/errors";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** One operation of the API: what its route takes and answers. The OpenAPI document is made from these. */
export interface Contract<Input extends z.ZodObject = z.ZodObject, Answer extends z.ZodType = z.ZodType> {
  /** Unique, in camel case: "listPhoneNumbers". */
  id: string;
  method: Method;
  /** As the folders below `app` spell it, "/v1/phone-numbers/{id}". */
  path: `/v1/${string}` | `/compat/${string}`;
  /** The input's names of parameters of the path, where they differ: a body may have a field of the parameter's name. */
  pathNames?: Readonly<Record<string, string>>;
  summary: string;
  /** What an API key needs for it; `…:write` includes `…:read`. */
  scope: KeyScope;
  /** Path parameters together with those of the query (GET, DELETE) or the body (POST, PATCH); unknown ones are refused. */
  input: Input;
  /** What `data` holds. */
  answer: Answer;
  /** The status of a success; 200 where it is left out. */
  status?: 201 | 204;
  /** Whether a success may also be a 200, for what was there already. */
  mayUpdate?: true;
  /** What `data` holds in a 202, where the work can outlast the request. */
  accepted?: z.ZodType;
  /** Whether the change is one transaction that asks nobody else: the answer to an `Idempotency-Key` is kept in it. */
  atomic?: boolean;
  /** Fields of the body that another operation changes, with the code that says so. */
  elsewhere?: Readonly<Record<string, ErrorCode>>;
  /** What it can refuse beside what every operation can. */
  errors: readonly ErrorCode[];
}

/** Declares an operation, with unknown parameters refused by name (product rule 8). */
export function defineContract<Input extends z.ZodObject, Answer extends z.ZodType>(
  contract: Contract<Input, Answer>,
): Contract<Input, Answer> {
  return { ...contract, input: contract.input.strict() as unknown as Input };
}

/** The parameters of an operation's path, each by its name there and by the input's name for it. */
export function pathParameters({
  path,
  pathNames = {},
}: Pick<Contract, "path" | "pathNames">): { name: string; field: string }[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({ name, field: pathNames[name] ?? name }));
}
