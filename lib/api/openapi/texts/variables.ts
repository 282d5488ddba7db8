import { variableListSchema, variableSchema } from "@/lib/schemas/variable";
import {
  createVariableContract,
  deleteVariableContract,
  getVariableContract,
  listVariablesContract,
  updateVariableContract,
} from "../../v1/variables";
import { CHANGED_AT, IDS, MADE_AT } from "./ids";
import { answered, operation, operationWithBody } from "./text";

export const VARIABLE_SHAPES = [
  answered(
    "Variable",
    variableSchema,
    "A text that replaces `{{name}}` in the greetings of an organization's bots.",
    {
      id: ["The variable's id.", IDS.variable],
      orgId: ["The organization the variable belongs to.", IDS.organization],
      name: [
        "The name used in greetings: lowercase letters, digits and single underscores, unique within the organization.",
        "emergency_phone",
      ],
      value: [
        "The text said in its place, at most 1000 characters. A phone number is accepted in any format and stored as E.164.",
        "+13125550142",
      ],
      type: ["The type of the value. A phone number is read out the way people say it.", "PHONE_NUMBER"],
      displayName: ["A display name; if null, `name` is shown.", "Emergency phone"],
      description: ["What the variable is for; null if not set.", "Answered by the dentist on call."],
      version: [
        "Increases with every change. The response's `ETag` begins with it; send it as `If-Match`.",
        1,
      ],
      createdAt: ["When the variable was created.", MADE_AT],
      updatedAt: ["When the variable was last changed.", CHANGED_AT],
    },
  ),
  answered("VariableList", variableListSchema, "A page of variables.", {
    variables: ["The variables on this page."],
    pagination: ["How to get the next page."],
  }),
];

export const VARIABLE_OPERATIONS = [
  operation(listVariablesContract, "Newest first, or in the order given by `sort`."),
  operationWithBody(
    createVariableContract,
    "Use it in the greetings of the organization's bots as `{{name}}`. Refused with `variable_exists` if the name is taken.",
    { name: "emergency_phone", value: "(312) 555-0142", type: "PHONE_NUMBER" },
  ),
  operation(getVariableContract, "The value is returned as it is stored."),
  operationWithBody(
    updateVariableContract,
    "Changes only the fields you send; null clears a nullable field. Greetings use the new value from then on. If you rename the variable, a greeting with the old name says the placeholder itself.",
    { value: "(312) 555-0143" },
  ),
  operation(
    deleteVariableContract,
    "A greeting that still uses it says the placeholder itself, such as `{{emergency_phone}}`.",
  ),
];
