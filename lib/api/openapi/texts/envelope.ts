import { z } from "zod";
import { ERROR_CODES, type ErrorCode } from "@/lib/errors";
import { referenceSchema } from "@/lib/schemas/common";
import { IDS } from "./ids";
import { answered } from "./text";

const codeSchema = z.enum(Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]);
const warningSchema = z.object({ code: z.enum(["language_mismatch", "bot_gone"]), message: z.string() });
const fieldErrorSchema = z.object({ path: z.string(), code: z.string(), message: z.string() });
const lineNameSchema = z.object({ id: z.uuid(), number: z.string(), name: z.string() });
const some = z.array(referenceSchema).optional();

/** A refusal: code and sentence, and the facts that its code has. */
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
  limit: z.number().int().optional(),
  taken: z.number().int().optional(),
});
const failureSchema = z.object({
  success: z.literal(false),
  message: z.string(),
  error: errorDetailSchema,
});

const LINES = [{ id: IDS.line, number: "+13125550142", name: "Main Line" }];
const NAME_MISSING = { path: "name", code: "required", message: "The name is needed." };
const INCOMPLETE = "The organization needs a complete address and a timezone first.";

export const ENVELOPE_SHAPES = [
  answered("Warning", warningSchema, "Something to know although the request succeeded.", {
    code: ["What it is, for programs.", "language_mismatch"],
    message: ["The same, for people.", "Front Desk is not trained in Spanish."],
  }),
  answered("Failure", failureSchema, "A refusal.", {
    success: ["Always false in a refusal.", false],
    message: ["The reason, for people.", INCOMPLETE],
    error: [
      "The refusal with its facts.",
      {
        code: "organization_incomplete",
        message: INCOMPLETE,
        missing: ["address.zip"],
        requestId: IDS.request,
      },
    ],
  }),
  answered("ErrorDetail", errorDetailSchema, "What was refused, and the facts that its code has.", {
    code: ["One of a closed list. It stays as it is; sentences may change.", "organization_incomplete"],
    message: ["The reason, for people.", INCOMPLETE],
    requestId: ["Names the request, as `X-Request-Id`. Give it to support.", IDS.request],
    fields: ["Of `validation_failed` and other refusals of fields: each of them.", [NAME_MISSING]],
    needed: ["Of `insufficient_scope`: the scope that the key lacks.", "numbers:write"],
    current: [
      "Of `edit_conflict`: the present state, in the shape of a success.",
      { id: IDS.line, name: "Main Line", version: 4 },
    ],
    lines: ["Of `bot_in_use`, `trunk_in_use` and `organization_in_use`: the lines that use it.", LINES],
    orders: [
      "Of `organization_in_use`: purchases that are under way.",
      [{ id: IDS.order, name: "Main Line" }],
    ],
    locations: [
      "Of `organization_in_use`: the account's locations.",
      [{ id: IDS.organization, name: "Bright Smile Dental" }],
    ],
    missing: ["Of `organization_incomplete`: the fields that are missing.", ["address.zip"]],
    suggestions: ["Of `no_numbers_available`: area codes to try instead, the best first.", ["872", "773"]],
    orderId: ["Of a purchase that failed: its order.", IDS.order],
    botId: ["Of `number_already_attached` and `number_attached`: the bot.", IDS.bot],
    status: ["Of `number_not_active`: the line's status.", "releasing"],
    limit: ["Of `number_limit_reached`: how many numbers an organization can have.", 10],
    taken: ["Of `number_limit_reached`: how many it has, purchases under way included.", 10],
  }),
  answered("FieldError", fieldErrorSchema, "A field that was refused.", {
    path: ["Where it is in the request; steps are parted by points, items of lists counted from 0.", "name"],
    code: ["What is wrong, for programs, such as `required` or `unknown_field`.", "required"],
    message: ["The same, for people.", "The name is needed."],
  }),
  answered("LineName", lineNameSchema, "A line, by its id, number and name.", {
    id: ["The line's id.", IDS.line],
    number: ["Its phone number, E.164.", "+13125550142"],
    name: ["How it is called.", "Main Line"],
  }),
];

/** The facts of refusals that have some, as examples show them. */
const FACTS: Partial<
  Record<ErrorCode, Omit<z.input<typeof errorDetailSchema>, "code" | "message" | "requestId">>
> = {
  validation_failed: { fields: [NAME_MISSING] },
  insufficient_scope: { needed: "numbers:write" },
  edit_conflict: { current: { id: IDS.line, name: "Main Line", version: 4 } },
  bot_in_use: { lines: LINES },
  trunk_in_use: { lines: LINES },
  organization_in_use: { lines: LINES },
  organization_incomplete: { missing: ["address.zip"] },
  no_numbers_available: { suggestions: ["872", "773"], orderId: IDS.order },
  number_already_attached: { botId: IDS.bot },
  number_attached: { botId: IDS.bot },
  number_not_active: { status: "releasing" },
  number_limit_reached: { limit: 10, taken: 10 },
};

/** A refusal with this code, as it is answered. */
export function refusalExample(code: ErrorCode) {
  const message = ERROR_CODES[code][1];
  const error: z.input<typeof errorDetailSchema> = { code, message, ...FACTS[code], requestId: IDS.request };
  return { success: false, message, error };
}
