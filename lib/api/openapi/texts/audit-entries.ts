import { auditEntryListSchema, auditEntrySchema } from "@/lib/schemas/audit-entry";
import { listAuditEntriesContract } from "../../contracts/audit-entries";
import { IDS, MADE_AT } from "./ids";
import { answered, operation } from "./text";

export const AUDIT_ENTRY_SHAPES = [
  answered("AuditEntry", auditEntrySchema, "One change: who made it, when, and what was before and after.", {
    id: ["The entry's id.", IDS.auditEntry],
    action: ["What was done.", "number.update"],
    subjectType: ["The kind of thing that was changed.", "phone_number"],
    subjectId: ["Its id.", IDS.line],
    subjectLabel: ["How it was called at the time.", "(312) 555-0142"],
    actorType: [
      "Who changed it: somebody of the account, support, an API key, or Linekeeper by itself.",
      "api_key",
    ],
    actorId: ["The person's or key's id; null for Linekeeper itself.", IDS.user],
    actorName: ["How they were called at the time.", "Website"],
    orgId: ["The organization that it happened in; null outside of any.", IDS.organization],
    targetOrgId: ["The organization that a line was moved to; null for any other change.", null],
    before: [
      "The changed fields as they were; null for what is new, and where they are not yours to see. Of a bot's `faqs` an edit holds those that it added, changed or removed, and where it only moved them, the questions in their order.",
      { name: "Main Line" },
    ],
    after: ["The changed fields as they are since; null for what was deleted.", { name: "Reception" }],
    changes: ["The names of the changed fields.", ["name"]],
    requestId: ["The request that changed it, as its answer's `X-Request-Id`.", IDS.request],
    createdAt: ["When it was changed.", MADE_AT],
  }),
  answered("AuditEntryList", auditEntryListSchema, "A page of changes.", {
    auditEntries: ["The changes of this page, newest first."],
    pagination: ["Where the next page begins."],
  }),
];

export const AUDIT_ENTRY_OPERATIONS = [
  operation(
    listAuditEntriesContract,
    "Newest first. Entries are never changed or deleted. A move between organizations is seen from both.",
    {
      orgId: ["Only what happened in this organization, or was moved into it.", IDS.organization],
      subjectType: ["Only changes of things of this kind.", "phone_number"],
      subjectId: ["Only changes of this thing.", IDS.line],
      actorId: ["Only what this person or key changed.", IDS.user],
      action: ["Only this action, such as `number.attach`.", "number.attach"],
      from: [
        "Only changes at this moment or later, ISO 8601, in UTC of the years 1 to 9999.",
        "2026-11-01T00:00:00Z",
      ],
      to: [
        "Only changes before this moment, ISO 8601, in UTC of the years 1 to 9999.",
        "2026-12-01T00:00:00Z",
      ],
    },
  ),
];
