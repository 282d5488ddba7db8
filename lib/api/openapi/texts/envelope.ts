import { z } from "zod";
import { UNDO_OBSTACLES } from "@/lib/constants/audit";
import { FIELD_CODES } from "@/lib/constants/field-codes";
import { LANGUAGES } from "@/lib/constants/languages";
import { WARNING_CODES } from "@/lib/constants/line-states";
import {
  type CodeWithDetails,
  ERROR_CODES,
  type ErrorCode,
  type ErrorDetails,
  type FieldError,
} from "@/lib/errors";
import { referenceSchema } from "@/lib/schemas/common";
import { MAX_FIELD_ERRORS } from "@/lib/schemas/issues";
import { IDS } from "./ids";
import { answered } from "./text";

const codeSchema = z.enum(Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]);
const warningSchema = z.object({ code: z.enum(WARNING_CODES), message: z.string() });
const jsonScalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const count = z.number().int().optional();
const fieldErrorSchema = z.object({
  path: z.string(),
  code: z.enum(FIELD_CODES),
  message: z.string(),
  allowed: z.array(jsonScalar).optional(),
  expected: z.string().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
  minLength: count,
  maxLength: count,
  minItems: count,
  maxItems: count,
}) satisfies z.ZodType<FieldError>;
const lineNameSchema = z.object({ id: z.uuid(), number: z.string(), name: z.string() });
const some = z.array(referenceSchema).optional();

/** A refusal: its code and message, and the details that some codes add. */
const errorDetailSchema = z.object({
  code: codeSchema,
  message: z.string(),
  requestId: z.uuid(),
  fields: z.array(fieldErrorSchema).optional(),
  needed: z.string().optional(),
  current: z.record(z.string(), z.unknown()).optional(),
  lines: z.array(lineNameSchema).optional(),
  orders: some,
  locations: some,
  missing: z.array(z.string()).optional(),
  suggestions: z.array(z.string()).optional(),
  orderId: z.uuid().optional(),
  botId: z.uuid().optional(),
  status: z.string().optional(),
  reason: z.string().optional(),
  limit: z.number().int().optional(),
  taken: z.number().int().optional(),
});
const failureSchema = z.object({
  success: z.literal(false),
  message: z.string(),
  error: errorDetailSchema,
});

const LINES = [{ id: IDS.line, number: "+13125550142", name: "Main Line" }];
const LANGUAGE_REFUSED: FieldError = {
  path: "language",
  code: "invalid_choice",
  message: `must be one of ${LANGUAGES.join(", ")}`,
  allowed: [...LANGUAGES],
};
const EDITED = { id: IDS.line, name: "Main Line", version: 4 };
const INCOMPLETE = "Complete the organization's address and timezone first.";

export const ENVELOPE_SHAPES = [
  answered("Warning", warningSchema, "A warning about a request that succeeded.", {
    code: ["The warning, as a code for programs.", "language_mismatch"],
    message: ["The warning, in words for people.", "Front Desk is not trained in Spanish."],
  }),
  answered("Failure", failureSchema, "A refusal.", {
    success: ["Always false for a refusal.", false],
    message: ["The reason, in words for people.", INCOMPLETE],
    error: [
      "The refusal and its details.",
      {
        code: "organization_incomplete",
        message: INCOMPLETE,
        missing: ["address.zip"],
        requestId: IDS.request,
      },
    ],
  }),
  answered(
    "ErrorDetail",
    errorDetailSchema,
    "The reason for a refusal, with details that depend on the code.",
    {
      code: [
        "A code for programs. Codes keep their meaning, and new ones may be added; messages can change.",
        "organization_incomplete",
      ],
      message: ["The reason, in words for people.", INCOMPLETE],
      requestId: ["The request's id, as in `X-Request-Id`. Give it to support.", IDS.request],
      fields: [
        `For \`validation_failed\` and other refusals of fields: the first ${MAX_FIELD_ERRORS} refused fields. \`message\` says how many there were.`,
        [LANGUAGE_REFUSED],
      ],
      needed: ["For `insufficient_scope`: the scope the key lacks.", "numbers:write"],
      current: ["For `edit_conflict`: the current state, as a GET returns what was to be changed.", EDITED],
      lines: ["For `bot_in_use`, `trunk_in_use` and `organization_in_use`: the lines in the way.", LINES],
      orders: [
        "For `organization_in_use`: the organization's open purchases.",
        [{ id: IDS.order, name: "Main Line" }],
      ],
      locations: [
        "For `organization_in_use`: the account's locations.",
        [{ id: IDS.organization, name: "Bright Smile Dental" }],
      ],
      missing: ["For `organization_incomplete`: the missing fields.", ["address.zip"]],
      suggestions: ["For `no_numbers_available`: area codes to try instead, best first.", ["872", "773"]],
      orderId: ["For a failed purchase: the id of its order.", IDS.order],
      botId: ["For `number_already_attached` and `number_attached`: the id of the attached bot.", IDS.bot],
      status: ["For `number_not_active`: the line's status.", "releasing"],
      reason: [
        `For \`undo_not_possible\`: ${Object.keys(UNDO_OBSTACLES)
          .map((reason) => `\`${reason}\``)
          .join(", ")}.`,
        "changed_since",
      ],
      limit: ["For `number_limit_reached`: how many numbers an organization can have.", 10],
      taken: ["For `number_limit_reached`: how many it has, including open purchases.", 10],
    },
  ),
  answered("FieldError", fieldErrorSchema, "A field that was refused.", {
    path: [
      "The field's path in the request, with dots between the levels and list items counted from 0.",
      LANGUAGE_REFUSED.path,
    ],
    code: [
      "What is wrong, as a code for programs, such as `required` or `unknown_field`.",
      LANGUAGE_REFUSED.code,
    ],
    message: ["What is wrong, in words that follow the path.", LANGUAGE_REFUSED.message],
    allowed: ["Every value the field accepts.", [...LANGUAGES]],
    expected: ["The JSON type the field accepts; `never` if it accepts nothing.", "string"],
    format: ["The format of the text, as JSON Schema names it.", "uuid"],
    pattern: ["The regular expression that the text must match.", "^\\d{3}$"],
    minimum: ["The smallest number the field accepts.", 1],
    maximum: ["The largest number the field accepts.", 100],
    exclusiveMinimum: ["The number must be greater than this.", 0],
    exclusiveMaximum: ["The number must be less than this.", 100],
    minLength: ["The fewest characters the text can have.", 1],
    maxLength: ["The most characters the text can have.", 100],
    minItems: ["The fewest items the list can have.", 1],
    maxItems: ["The most items the list can have.", 50],
  }),
  answered("LineName", lineNameSchema, "A line, by its id, number and name.", {
    id: ["The line's id.", IDS.line],
    number: ["The line's phone number, in E.164 format.", "+13125550142"],
    name: ["The line's name.", "Main Line"],
  }),
];

/** Example details of the codes that have any. */
const FACTS: Partial<Record<ErrorCode, Partial<z.input<typeof errorDetailSchema>>>> = {
  validation_failed: {
    message: `${LANGUAGE_REFUSED.path}: ${LANGUAGE_REFUSED.message}`,
    fields: [LANGUAGE_REFUSED],
  },
  insufficient_scope: { needed: "numbers:write" },
  edit_conflict: { current: EDITED },
  bot_in_use: { lines: LINES },
  trunk_in_use: { lines: LINES },
  organization_in_use: { lines: LINES },
  organization_incomplete: { missing: ["address.zip"] },
  no_numbers_available: { suggestions: ["872", "773"], orderId: IDS.order },
  number_already_attached: { botId: IDS.bot },
  number_attached: { botId: IDS.bot },
  number_not_active: { status: "releasing" },
  undo_not_possible: { reason: "changed_since" },
  number_limit_reached: { limit: 10, taken: 10 },
  // Only the sign-in page gets this code.
} satisfies Omit<Pick<ErrorDetails, CodeWithDetails | "no_numbers_available">, "several_logins"> & {
  validation_failed: object;
};

/** The general meaning of a code. Its answers describe the problem with the particular request. */
export function sentenceOf(code: ErrorCode): string {
  return code === "validation_failed"
    ? "Fields are wrong, missing or unknown; `fields` says which and why."
    : ERROR_CODES[code][1];
}

/** An example response of a refusal with this code. */
export function refusalExample(code: ErrorCode) {
  const { message = ERROR_CODES[code][1], ...facts } = FACTS[code] ?? {};
  const error: z.input<typeof errorDetailSchema> = { code, message, ...facts, requestId: IDS.request };
  return { success: false, message, error };
}
