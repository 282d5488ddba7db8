import { type Context, maySomewhere } from "@/lib/context";
import { listBots } from "@/lib/domain/bots/list-bots";
import { listOrganizations } from "@/lib/domain/organizations/list-organizations";
import { mayAddLocation } from "@/lib/domain/organizations/rights";
import type { Overview } from "@/lib/schemas/overview";

/** What a caller without lines has done so far, and which steps they may take. */
export interface FirstSteps {
  done: { organization: boolean; bot: boolean; number: boolean };
  may: { organization: boolean; bot: boolean; number: boolean };
  /** The organization to continue with: a complete one, with a bot if there is one, or else one that has a bot. */
  orgId: string | undefined;
}

/**
 * The steps to the first answered line. An organization counts once it is complete enough for a purchase (product
 * rule 1), and a bot once it belongs to one that counts, because it answers no other's lines; until one counts, any
 * bot does. Only the newest 20 of both are looked at.
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
    listBots(context, page),
  ]);
  const complete = organizations.filter(({ missingFields }) => missingFields.length === 0);
  const withBot = complete.find(({ id }) => bots.some(({ orgId }) => orgId === id));
  const [any] = complete;
  return {
    done: {
      organization: any !== undefined,
      bot: any ? withBot !== undefined : bots.length > 0,
      number: false,
    },
    may: {
      organization: mayAddLocation(context),
      bot: maySomewhere(context, "bots:write"),
      number: maySomewhere(context, "numbers:provision"),
    },
    orgId: withBot?.id ?? any?.id ?? bots[0]?.orgId,
  };
}
