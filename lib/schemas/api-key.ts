import { z } from "zod";
import { KEY_SCOPES, type KeyScope } from "@/lib/constants/permissions";
import { idOr, idSchema, lineOfText, momentSchema, type Pagination, pageSchema } from "./common";

/** Makes a key of an organization, or, where `orgId` is null, of the platform. */
export const createKeyInput = z.strictObject({
  name: lineOfText("The name", 100),
  orgId: idOr("Choose an organization.").nullable(),
  scopes: z
    .array(z.enum(KEY_SCOPES, { error: `Scopes are ${KEY_SCOPES.join(", ")}.` }))
    .min(1, { error: "Choose at least one scope." }),
  expiresAt: momentSchema.nullable().optional(),
});
export type CreateKeyInput = z.infer<typeof createKeyInput>;

export const revokeKeyInput = z.strictObject({ id: idSchema });
export type RevokeKeyInput = z.infer<typeof revokeKeyInput>;

export const listKeysInput = pageSchema;
export type ListKeysInput = z.infer<typeof listKeysInput>;

/** A key as lists show it; the key itself is answered once, when it is made. */
export interface ApiKey {
  id: string;
  name: string;
  lastFour: string;
  /** Whose it is; null for the platform's. */
  organization: { id: string; name: string } | null;
  scopes: KeyScope[];
  /** Who made it; null for the command line. */
  ownerName: string | null;
  status: "active" | "expired" | "revoked";
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  revokedAt: string | null;
}
export interface ApiKeyList {
  keys: ApiKey[];
  pagination: Pagination;
}
