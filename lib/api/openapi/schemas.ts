import { z } from "zod";
import { auditEntrySchema } from "@/lib/schemas/audit-entry";
import { botSchema } from "@/lib/schemas/bot";
import { paginationSchema } from "@/lib/schemas/common";
import { organizationSchema } from "@/lib/schemas/organization";
import {
  areaCodeSchema,
  availableNumberSchema,
  numberCheckSchema,
  orderSchema,
  phoneNumberSchema,
} from "@/lib/schemas/phone-number";
import { trunkSchema } from "@/lib/schemas/sip-trunk";
import { workflowSchema } from "@/lib/schemas/workflow";

/** A JSON Schema, as far as this folder looks into one. */
export interface JsonSchema {
  [keyword: string]: unknown;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  description?: string;
  default?: unknown;
}

/** The shapes that have a name of their own in the description. */
const NAMED = {
  PhoneNumber: [phoneNumberSchema, "A line: a phone number with its name, language, voice and bot."],
  PhoneNumberOrder: [orderSchema, "A purchase of a phone number, with the moment each step was reached."],
  PhoneNumberCheck: [numberCheckSchema, "One of the four checks that a line answers calls."],
  AvailablePhoneNumber: [availableNumberSchema, "A number that the carrier has for sale."],
  AreaCode: [areaCodeSchema, "A US area code, and what the carrier had in it when last asked."],
  Organization: [organizationSchema, "A practice location, or the account above locations."],
  Bot: [botSchema, "An AI receptionist with its greetings and training."],
  Workflow: [workflowSchema, "What a bot does step by step; a step may have child steps, those none."],
  SipTrunk: [trunkSchema, "A SIP trunk of the practice; its password is never answered."],
  AuditEntry: [auditEntrySchema, "One change: who made it, when, and what was before and after."],
  Pagination: [paginationSchema, "Where the next page begins; `nextCursor` is null on the last one."],
} as const;

const registry = z.registry<{ id: string; description: string }>();
for (const [id, [schema, description]] of Object.entries(NAMED)) registry.add(schema, { id, description });

/** What clients send: before trimming and defaults. */
export function inputSchema(schema: z.ZodType): JsonSchema {
  return withReferences(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema);
}

/** What clients are answered; the named shapes are references. */
export function answerSchema(schema: z.ZodType): JsonSchema {
  const made = z.toJSONSchema(schema, { io: "output", unrepresentable: "any", metadata: registry });
  const { $defs: _, ...rest } = made as JsonSchema;
  return withReferences(rest);
}

/** The named shapes themselves. */
export function namedSchemas(): Record<string, JsonSchema> {
  const entries = Object.entries(NAMED).map(([name, [schema, description]]): [string, JsonSchema] => {
    const own = z.registry<{ id: string; description: string }>();
    for (const [id, [other, text]] of Object.entries(NAMED))
      if (id !== name) own.add(other, { id, description: text });
    const made = z.toJSONSchema(schema, { io: "output", unrepresentable: "any", metadata: own });
    const { $defs: _, ...rest } = made as JsonSchema;
    return [name, { description, ...withReferences(rest) }];
  });
  return Object.fromEntries(entries);
}

/** References where OpenAPI keeps shapes, without what only a schema on its own needs. */
function withReferences(schema: JsonSchema): JsonSchema {
  const text = JSON.stringify(schema, withoutPattern).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { $schema: _, $id: __, ...rest } = JSON.parse(text) as JsonSchema;
  return rest;
}

/** The format says all that the pattern of an id does. */
function withoutPattern(_: string, part: unknown): unknown {
  if (typeof part !== "object" || part === null || !("format" in part) || part.format !== "uuid") return part;
  return { ...part, pattern: undefined };
}
