import { variableListSchema, variableSchema } from "@/lib/schemas/variable";
import {
  createVariableContract,
  deleteVariableContract,
  listVariablesContract,
  updateVariableContract,
} from "../../contracts/variables";
import { CHANGED_AT, IDS, MADE_AT } from "./ids";
import { answered, operation, operationWithBody } from "./text";

export const VARIABLE_SHAPES = [
  answered(
    "Variable",
    variableSchema,
    "A text of an organization, which `{{name}}` stands for in greetings.",
    {
      id: ["The variable's id.", IDS.variable],
      orgId: ["The organization that it belongs to.", IDS.organization],
      name: [
        "What greetings call it: small letters, digits and single underscores, once in an organization.",
        "emergency_phone",
      ],
      value: [
        "What is said in its place, 1000 characters at most. A phone number is taken in any way of writing and kept as E.164.",
        "+13125550142",
      ],
      type: [
        "Whether the value is a text or a phone number, which is then said as people read it.",
        "PHONE_NUMBER",
      ],
      displayName: ["What people call it; null: its name.", "Emergency phone"],
      description: ["What it is for; null: nothing to say.", "Answered by the dentist on call."],
      version: ["Counts the changes. The same number is the `ETag` of the answer, for `If-Match`.", 1],
      createdAt: ["When it was added.", MADE_AT],
      updatedAt: ["When it was last changed.", CHANGED_AT],
    },
  ),
  answered("VariableList", variableListSchema, "A page of variables.", {
    variables: ["The variables of this page."],
    pagination: ["Where the next page begins."],
  }),
];

export const VARIABLE_OPERATIONS = [
  operation(listVariablesContract, "Newest first, or as `sort` says."),
  operationWithBody(
    createVariableContract,
    "Greetings of the organization's bots name it as `{{name}}`. A name that is taken is refused with `variable_exists`.",
    { name: "emergency_phone", value: "(312) 555-0142", type: "PHONE_NUMBER" },
  ),
  operationWithBody(
    updateVariableContract,
    "Only what is given changes; null clears what may be null. Greetings say the new value from then on. A greeting that names the variable by its old name says the placeholder itself.",
    { value: "(312) 555-0143" },
  ),
  operation(
    deleteVariableContract,
    "Greetings that still name it say the placeholder itself, such as `{{emergency_phone}}`.",
  ),
];
