import {
  auditActorListSchema,
  auditActorSchema,
  auditEntryListSchema,
  auditEntrySchema,
} from "@/lib/schemas/audit-entry";
import {
  listAuditActorsContract,
  listAuditEntriesContract,
  undoAuditEntryContract,
} from "../../v1/audit-entries";
import { ACTION_LIST } from "./audit-actions";
import { IDS, MADE_AT } from "./ids";
import { answered, operation } from "./text";

export const AUDIT_ENTRY_SHAPES = [
  answered(
    "AuditEntry",
    auditEntrySchema,
    "One change: who made it, when, and the values before and after.",
    {
      id: ["The entry's id.", IDS.auditEntry],
      action: [
        `What was done. New actions may be added at any time. Now there are:\n\n${ACTION_LIST}`,
        "number.update",
      ],
      subjectType: ["The type of object that was changed.", "phone_number"],
      subjectId: ["The id of the object that was changed.", IDS.line],
      subjectLabel: ["Its name at the time.", "(312) 555-0142"],
      actorType: [
        "Who made the change: a user of the account, support, an API key, or Linekeeper itself.",
        "api_key",
      ],
      actorId: ["The id of the user or API key; null for Linekeeper itself.", IDS.user],
      actorName: ["The name of the user or API key at the time.", "Website"],
      actorEmail: [
        "The e-mail address of the user at the time: people choose their own names. Null for API keys and Linekeeper itself.",
        null,
      ],
      orgId: [
        "The organization the change was made in; null if it wasn't made in one, or if you can't see it.",
        IDS.organization,
      ],
      targetOrgId: [
        "The organization a line was moved to; null for any other change, or if you can't see it.",
        null,
      ],
      organization: [
        "The organization the change was made in, with its present name; null if it wasn't made in one, or if you can't see it.",
        { id: IDS.organization, name: "Bright Smile Dental" },
      ],
      account: [
        "The account of that organization; null if there is none, or if you can't see it.",
        { id: IDS.account, name: "Bright Smile Group" },
      ],
      targetOrganization: [
        "The organization a line was moved to, with its present name; null for any other change, or if you can't see it.",
        null,
      ],
      targetAccount: [
        "The account of that organization; null for any other change, or if you can't see it.",
        null,
      ],
      before: [
        "The changed fields with their old values, under the names that the object's own answers have; an address field stands by its own name (`city`), and names come beside ids (`botName`, `organizationName`, `trunkName`). Null if the object is new or you aren't allowed to see them. For a bot's `faqs`, only the questions that were added, changed or removed; if they were only reordered, the questions in order.",
        { name: "Main Line" },
      ],
      after: [
        "The changed fields with their new values; null if the object was deleted, or moved to an organization that you can't see.",
        { name: "Reception" },
      ],
      changes: ["The names of the changed fields.", ["name"]],
      undoes: ["The id of the change that this one undid; null for any other change.", null],
      undoableUntil: [
        "Until when you can undo the change; null if you can't. Attaching, detaching, switching and moving a line can be undone for a day, until the line is changed again.",
        null,
      ],
      requestId: ["The request that made the change: the `X-Request-Id` of its response.", IDS.request],
      createdAt: ["When the change was made.", MADE_AT],
    },
  ),
  answered("AuditEntryList", auditEntryListSchema, "A page of changes.", {
    auditEntries: ["The changes on this page."],
    pagination: ["How to get the next page, or in a feed what comes after."],
  }),
  answered("AuditActor", auditActorSchema, "Someone who made a change.", {
    id: ["The id of the user or API key, for `actorId`.", IDS.user],
    type: ["A user of the account, support, or an API key.", "user"],
    name: ["The name at the latest change.", "Ada Admin"],
    email: ["The user's e-mail address; null for support and API keys.", "ada@example.com"],
  }),
  answered("AuditActorList", auditActorListSchema, "Those who made changes.", {
    actors: ["The people and API keys, by name."],
  }),
];

export const AUDIT_ENTRY_OPERATIONS = [
  operation(
    listAuditEntriesContract,
    "Newest first. Entries are never changed or deleted. A move between organizations shows up in both.\n\nTo follow the changes without missing any, ask for them oldest first: with `sort=createdAt`, or with `updatedSince` for a start. Then `pagination.nextCursor` is never null. Send it with the same filters, `updatedSince` or `sort=createdAt` included, to get what came after, now or later. An empty page means that nothing has come yet. In this order, an entry whose change took long to save can come after later ones.",
    {
      cursor: [
        "The `pagination.nextCursor` of the previous page, with the same filters and order; the cursor alone cannot continue. In a feed, it works for ever: send it with the `updatedSince` or `sort=createdAt` that the feed began with. If omitted, returns the first page.",
        "eyJpZCI6IjAxYTFmYjMwIn0",
      ],
      orgId: ["Only changes in this organization, or moves into it.", IDS.organization],
      accountId: ["Only changes in this account or its locations, or moves into them.", IDS.account],
      subjectType: ["Only changes to objects of this type.", "phone_number"],
      subjectId: ["Only changes to this object.", IDS.line],
      actorId: ["Only changes by this user or API key.", IDS.user],
      action: ["Only changes with this action: one of those that an entry can have.", "number.attach"],
      field: ["Only changes of this field, such as `voiceId`.", "name"],
      requestId: [
        "Only changes made by this request: the id that its answer had in `X-Request-Id`.",
        IDS.request,
      ],
      from: [
        "Only changes at or after this time: ISO 8601, within the years 1 to 9999 in UTC.",
        "2026-11-01T00:00:00Z",
      ],
      updatedSince: [
        "Only changes at or after this time, oldest first; where a feed begins. To continue it, send it again with the cursor.",
        "2026-11-01T00:00:00Z",
      ],
      sort: [
        "`createdAt` for the oldest first, as a feed; `-createdAt`, the default, for the newest first.",
        "createdAt",
      ],
      to: [
        "Only changes before this time: ISO 8601, within the years 1 to 9999 in UTC.",
        "2026-12-01T00:00:00Z",
      ],
    },
  ),
  operation(
    listAuditActorsContract,
    "Everyone who ever changed something you can see, also people who have left and keys that were revoked. There are no pages; narrow the list with `q`.",
    {
      q: ["Matches name and e-mail address, with words in any order.", "ada"],
      accountId: ["Only those who changed something in this account.", IDS.account],
      limit: ["The maximum number to return, 1 to 100.", 20],
    },
  ),
  operation(
    undoAuditEntryContract,
    "Puts the line back to where it was before the change, with every rule of the opposite change: a move goes back with its former bot, callback number and trunk as far as they still exist. Refused with `undo_not_possible` after a day, if the line was changed again, or if the bot or organization is gone. Undoing the same change again changes nothing. The response is the line.",
  ),
];
