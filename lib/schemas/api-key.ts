import { z } from "zod";
import { KEY_SCOPES } from "@/lib/constants/permissions";
import { idSchema, lineOfText, momentSchema } from "./common";

/** Makes a key of an organization, or, where `orgId` is null, of the platform. */
export const createKeyInput = z.strictObject({
  name: lineOfText("The name", 100),
  orgId: idSchema.nullable(),
  scopes: z
    .array(z.enum(KEY_SCOPES, { error: `Scopes are ${KEY_SCOPES.join(", ")}.` }))
    .min(1, { error: "Choose at least one scope." }),
  expiresAt: momentSchema.nullable().optional(),
});
export type CreateKeyInput = z.infer<typeof createKeyInput>;
