import { z } from "zod";
import type { KeyStatus } from "@/lib/constants/people";
import { KEY_SCOPES, type KeyScope } from "@/lib/constants/permissions";
import {
  idOr,
  idSchema,
  momentSchema,
  nameText,
  onShownState,
  type Pagination,
  pageSchema,
  scopeFields,
} from "./common";

/** Creates a key for an organization, or for the platform if `orgId` is null. */
export const createKeyInput = z.strictObject({
  name: nameText("The name"),
  orgId: idOr("Choose an organization.").nullable(),
  scopes: z
    .array(z.enum(KEY_SCOPES, { error: `Choose from these scopes: ${KEY_SCOPES.join(", ")}.` }))
    .min(1, { error: "Choose at least one scope." }),
  expiresAt: momentSchema.nullable().optional(),
});
export type CreateKeyInput = z.infer<typeof createKeyInput>;

export const revokeKeyInput = z.strictObject({ id: idSchema });
export type RevokeKeyInput = z.infer<typeof revokeKeyInput>;

/** What a key's row shows: whose it is. */
const keyState = { ownerEmail: z.string().nullable() };
export type KeyState = z.infer<z.ZodObject<typeof keyState>>;
export const revokeShownKeyInput = onShownState(revokeKeyInput, keyState);

export const listKeysInput = pageSchema.extend(scopeFields);
export type ListKeysInput = z.infer<typeof listKeysInput>;

/** A key as lists show it. The key itself is shown only once, when it is created. */
export interface ApiKey {
  id: string;
  name: string;
  lastFour: string;
  /** The organization it belongs to; null for a platform key. */
  organization: { id: string; name: string } | null;
  scopes: KeyScope[];
  /** The person whose key it is; null for the operator's. */
  ownerName: string | null;
  ownerEmail: string | null;
  status: KeyStatus;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  revokedAt: string | null;
}
export interface ApiKeyList {
  keys: ApiKey[];
  pagination: Pagination;
}
