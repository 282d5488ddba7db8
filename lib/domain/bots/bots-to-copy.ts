import type { Context } from "@/lib/context";
import { type Bot, listBotsInput } from "@/lib/schemas/bot";
import type { Organization } from "@/lib/schemas/organization";
import { listBots } from "./list-bots";

/** How many bots are offered to be copied. */
const OFFERED = 5;

/**
 * The bots that a new one for a location can begin as a copy of: those of its account, as far as the caller reaches
 * them. They cannot answer the location's lines themselves (product rule 6).
 * @param organization null if none is chosen yet
 */
export async function botsToCopy(context: Context, organization: Organization | null): Promise<Bot[]> {
  const orgId = organization?.parentAccountOrgId;
  if (!orgId) return [];
  return (await listBots(context, listBotsInput.parse({ orgId, limit: OFFERED, sort: "name" }))).bots;
}
