import {
  auditActorListSchema,
  auditEntryListSchema,
  listActorsInput,
  listAuditEntriesInput,
  undoChangeInput,
} from "@/lib/schemas/audit-entry";
import { phoneNumberSchema } from "@/lib/schemas/phone-number";
import { defineContract } from "../core/contract";

export const listAuditEntriesContract = defineContract({
  id: "listAuditEntries",
  method: "GET",
  path: "/v1/audit-entries",
  summary: "List changes: what was changed, by whom and when",
  scope: "audit:read",
  input: listAuditEntriesInput,
  answer: auditEntryListSchema,
  errors: [],
});

export const listAuditActorsContract = defineContract({
  id: "listAuditActors",
  method: "GET",
  path: "/v1/audit-actors",
  summary: "List who ever made a change",
  scope: "audit:read",
  input: listActorsInput,
  answer: auditActorListSchema,
  errors: [],
});

export const undoAuditEntryContract = defineContract({
  id: "undoAuditEntry",
  method: "POST",
  atomic: true,
  path: "/v1/audit-entries/{id}/undo",
  summary: "Undo the attaching, detaching, switching or moving of a phone number",
  scope: "numbers:write",
  input: undoChangeInput,
  answer: phoneNumberSchema,
  errors: ["forbidden", "not_found", "undo_not_possible", "number_not_active", "number_limit_reached"],
});
