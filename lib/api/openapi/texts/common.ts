import type { z } from "zod";
import {
  deletedSchema,
  type pageSchema,
  paginationSchema,
  referenceSchema,
  type ScopeFilters,
} from "@/lib/schemas/common";
import { IDS } from "./ids";
import { answered, type Text, type Texts } from "./text";

export const COMMON_SHAPES = [
  answered("Pagination", paginationSchema, "The page size, and how to get the next page.", {
    limit: ["The maximum number of items on this page.", 20],
    nextCursor: [
      "Send this as `cursor` to get the next page; null on the last page.",
      "eyJpZCI6IjAxYTFmYjMwIn0",
    ],
  }),
  answered("Reference", referenceSchema, "Another object, by id and name.", {
    id: ["The object's id.", IDS.organization],
    name: ["The object's name.", "Bright Smile Dental"],
  }),
  answered("Deleted", deletedSchema, "A deleted object.", {
    id: ["The id of the deleted object.", IDS.trunk],
  }),
];

/** Parameters that mean the same in every list. */
export const LIST_FIELDS: Texts = {
  limit: ["The maximum number to return, 1 to 100.", 50],
  cursor: [
    "The `pagination.nextCursor` of the previous page, with the same filters and order. If omitted, returns the first page.",
    "eyJpZCI6IjAxYTFmYjMwIn0",
  ],
  sort: ["The field to sort by; a leading minus reverses the order. Defaults to newest first.", "name"],
  orgId: [
    "Only items that belong to this organization itself. For an account with its locations, send `accountId`.",
    IDS.organization,
  ],
  accountId: ["Only items that belong to this account or one of its locations.", IDS.account],
} satisfies Record<keyof z.input<typeof pageSchema> | "sort" | keyof ScopeFilters, Text>;

/** Path parameters, by the path segment before them. */
export const PATH_FIELDS: Texts = {
  accounts: ["The account's id.", IDS.account],
  organizations: ["The organization's id.", IDS.organization],
  variables: ["The variable's id.", IDS.variable],
  bots: ["The bot's id.", IDS.bot],
  faqs: ["The question's id.", IDS.faq],
  workflows: ["The workflow's id.", IDS.workflow],
  "phone-numbers": ["The line's id.", IDS.line],
  "phone-number-orders": ["The order's id.", IDS.order],
  conversations: ["The conversation's id.", IDS.conversation],
  "audit-entries": ["The id of the change's entry.", IDS.auditEntry],
  "sip-trunks": ["The trunk's id.", IDS.trunk],
};
