import { ACCOUNT_OPERATIONS, ACCOUNT_SHAPES } from "./accounts";
import { AREA_CODE_OPERATIONS, AREA_CODE_SHAPES } from "./area-codes";
import { AUDIT_ENTRY_OPERATIONS, AUDIT_ENTRY_SHAPES } from "./audit-entries";
import { BOT_OPERATIONS } from "./bot-operations";
import { BOT_SHAPES } from "./bots";
import { COMMON_SHAPES } from "./common";
import { CONVERSATION_OPERATIONS, CONVERSATION_SHAPES } from "./conversations";
import { ENVELOPE_SHAPES } from "./envelope";
import { ME_OPERATIONS, ME_SHAPES } from "./me";
import { ORGANIZATION_OPERATIONS, ORGANIZATION_SHAPES } from "./organizations";
import { PHONE_NUMBER_OPERATIONS } from "./phone-number-operations";
import { PHONE_NUMBER_SHAPES } from "./phone-numbers";
import { PURCHASE_OPERATIONS, PURCHASE_SHAPES } from "./purchases";
import { SEARCH_OPERATIONS, SEARCH_SHAPES } from "./search";
import { SIP_TRUNK_OPERATIONS, SIP_TRUNK_SHAPES } from "./sip-trunks";
import type { OperationText, Shape } from "./text";
import { VARIABLE_OPERATIONS, VARIABLE_SHAPES } from "./variables";
import { WORKFLOW_OPERATIONS, WORKFLOW_SHAPES } from "./workflows";

/** All named shapes, with the texts of their fields. */
export const SHAPES: readonly Shape[] = [
  ...PHONE_NUMBER_SHAPES,
  ...PURCHASE_SHAPES,
  ...AREA_CODE_SHAPES,
  ...ME_SHAPES,
  ...ACCOUNT_SHAPES,
  ...ORGANIZATION_SHAPES,
  ...VARIABLE_SHAPES,
  ...BOT_SHAPES,
  ...WORKFLOW_SHAPES,
  ...SIP_TRUNK_SHAPES,
  ...CONVERSATION_SHAPES,
  ...AUDIT_ENTRY_SHAPES,
  ...SEARCH_SHAPES,
  ...COMMON_SHAPES,
  ...ENVELOPE_SHAPES,
];

/** The texts of all operations. */
export const OPERATION_TEXTS: readonly OperationText[] = [
  ...PHONE_NUMBER_OPERATIONS,
  ...PURCHASE_OPERATIONS,
  ...AREA_CODE_OPERATIONS,
  ...ME_OPERATIONS,
  ...ACCOUNT_OPERATIONS,
  ...ORGANIZATION_OPERATIONS,
  ...VARIABLE_OPERATIONS,
  ...BOT_OPERATIONS,
  ...WORKFLOW_OPERATIONS,
  ...SIP_TRUNK_OPERATIONS,
  ...CONVERSATION_OPERATIONS,
  ...AUDIT_ENTRY_OPERATIONS,
  ...SEARCH_OPERATIONS,
];
