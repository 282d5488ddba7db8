import type { z } from "zod";
import { deletedSchema, type pageSchema, paginationSchema, referenceSchema } from "@/lib/schemas/common";
import { IDS } from "./ids";
import { answered, type Text, type Texts } from "./text";

export const COMMON_SHAPES = [
  answered("Pagination", paginationSchema, "How long this page may be, and where the next one begins.", {
    limit: ["How many this page holds at most.", 20],
    nextCursor: ["Send it as `cursor` for the next page; null on the last one.", "eyJpZCI6IjAxYTFmYjMwIn0"],
  }),
  answered("Reference", referenceSchema, "Another thing, by its id and name.", {
    id: ["Its id.", IDS.organization],
    name: ["How it is called.", "Bright Smile Dental"],
  }),
  answered("Deleted", deletedSchema, "What was deleted.", {
    id: ["The id that it had.", IDS.trunk],
  }),
];

/** Parameters that mean the same in every list. */
export const LIST_FIELDS: Texts = {
  limit: ["How many to answer at most, 1 to 100.", 50],
  cursor: [
    "Where the page begins: `pagination.nextCursor` of the page before, with the same filters and order. Left out, the first page.",
    "eyJpZCI6IjAxYTFmYjMwIn0",
  ],
  sort: [
    "What the list is ordered by; a minus in front turns it round. Newest first unless told otherwise.",
    "name",
  ],
  orgId: ["Only what belongs to this organization.", IDS.organization],
} satisfies Record<keyof z.input<typeof pageSchema> | "sort" | "orgId", Text>;

/** Parameters of a path, by the part before them. */
export const PATH_FIELDS: Texts = {
  organizations: ["The organization's id.", IDS.organization],
  variables: ["The variable's id.", IDS.variable],
  bots: ["The bot's id.", IDS.bot],
  faqs: ["The question's id.", IDS.faq],
  workflows: ["The workflow's id.", IDS.workflow],
  "phone-numbers": ["The line's id.", IDS.line],
  "phone-number-orders": ["The order's id.", IDS.order],
  "sip-trunks": ["The trunk's id.", IDS.trunk],
};
