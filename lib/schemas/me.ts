import { z } from "zod";
import { KEY_SCOPES } from "@/lib/constants/permissions";
import { momentSchema, referenceSchema } from "./common";

/** The credential of a request has no input of its own. */
export const meInput = z.strictObject({});

/** Who makes a request, what it may do, and its limits. */
export const meSchema = z.object({
  type: z.enum(["user", "support", "api_key"]),
  id: z.uuid(),
  name: z.string(),
  /** Null for a session. */
  key: z.object({ lastFour: z.string(), expiresAt: momentSchema.nullable() }).nullable(),
  /** The account that everything in reach belongs to; null for a platform key, or a user with several accounts. */
  account: referenceSchema.nullable(),
  /** The organization of a key; null for a session or a platform key. */
  organization: referenceSchema.nullable(),
  scopes: z.array(z.enum(KEY_SCOPES)),
  limits: z.object({
    /** Null if requests are not limited. */
    requestsPerMinute: z.number().int().nullable(),
    numbersPerOrganization: z.number().int(),
  }),
});
export type Me = z.infer<typeof meSchema>;
