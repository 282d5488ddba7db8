import { auditEntryListSchema, listAuditEntriesInput } from "@/lib/schemas/audit-entry";
import { defineContract } from "../contract";

export const listAuditEntriesContract = defineContract({
  id: "listAuditEntries",
  method: "GET",
  path: "/v1/audit-entries",
  summary: "List what was changed, by whom and when",
  scope: "audit:read",
  input: listAuditEntriesInput,
  answer: auditEntryListSchema,
  errors: [],
});
