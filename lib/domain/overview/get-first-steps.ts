import { type Context, maySomewhere } from "@/lib/context";
import { listBots } from "@/lib/domain/bots/list-bots";
import { listOrganizations } from "@/lib/domain/organizations/list-organizations";
import { mayAddLocation } from "@/lib/domain/organizations/rights";
import type { Overview } from "@/lib/schemas/overview";

/** What a caller without lines has done so far, and which steps they may take. */
export interface FirstSteps {
  done: { organization: boolean; bot: boolean; number: boolean };
  may: { organization: boolean; bot: boolean; number: boolean };
  /** The organization to continue with: the one with a bot, or else a complete one. */
  orgId: string | undefined;
}

/**
 * The steps to the first answered line. An organization counts once it is complete enough for a purchase (product
 * rule 1); only the newest 20 are checked.
 * @param overview the caller's overview, of all their organizations
 * @returns null once the caller has lines or purchases
 */
export async function getFirstSteps(
  context: Context,
  overview: Pick<Overview, "lines" | "needsYou" | "runningOrders">,
): Promise<FirstSteps | null> {
  const { lines, needsYou, runningOrders } = overview;
  const hasOrders = runningOrders.length > 0 || needsYou.items.some(({ kind }) => kind === "order");
  if (lines.total > 0 || hasOrders) return null;
  const page = { limit: 20, sort: "-createdAt" } as const;
  const [{ organizations }, { bots }] = await Promise.all([
    listOrganizations(context, page),
    listBots(context, { ...page, limit: 1 }),
  ]);
  const complete = organizations.find(({ missingFields }) => missingFields.length === 0);
  return {
    done: { organization: complete !== undefined, bot: bots.length > 0, number: false },
    may: {
      organization: mayAddLocation(context),
      bot: maySomewhere(context, "bots:write"),
      number: maySomewhere(context, "numbers:provision"),
    },
    orgId: bots[0]?.orgId ?? complete?.id,
  };
}
