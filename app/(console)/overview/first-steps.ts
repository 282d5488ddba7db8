import { type Context, maySomewhere } from "@/lib/context";
import { listBots } from "@/lib/domain/bots/list-bots";
import { listOrganizations } from "@/lib/domain/organizations/list-organizations";

/** How far an installation without lines has come, and what the caller may do about it. */
export async function firstSteps(caller: Context) {
  const page = { limit: 20, sort: "-createdAt" } as const;
  const [{ organizations }, { bots }] = await Promise.all([
    listOrganizations(caller, page),
    listBots(caller, { ...page, limit: 1 }),
  ]);
  const ready = organizations.find((organization) => organization.missingFields.length === 0);
  return {
    done: { organization: ready !== undefined, bot: bots.length > 0, number: false },
    may: {
      organization: maySomewhere(caller, "organizations:write"),
      bot: maySomewhere(caller, "bots:write"),
      number: maySomewhere(caller, "numbers:provision"),
    },
    orgId: bots[0]?.orgId ?? ready?.id,
  };
}
