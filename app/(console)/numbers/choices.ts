import { ORGANIZATION_CHOICES } from "@/components/bots/shown";
import type { Context } from "@/lib/context";
import { listBots } from "@/lib/domain/bots/list-bots";
import { listOrganizations } from "@/lib/domain/organizations/list-organizations";
import { listBotsInput } from "@/lib/schemas/bot";
import { listOrganizationsInput } from "@/lib/schemas/organization";

/** What the list of lines can be filtered by: organizations, and the bots of the chosen one or of all. */
export async function filterChoices(caller: Context, orgId: string | undefined) {
  const [{ organizations }, { bots }] = await Promise.all([
    listOrganizations(caller, listOrganizationsInput.parse(ORGANIZATION_CHOICES)),
    listBots(caller, listBotsInput.parse({ limit: 100, sort: "name", orgId })),
  ]);
  return {
    organizations: organizations.map(({ id, name }) => ({ id, name })),
    bots: bots.map(({ id, name, organization }) => ({
      id,
      name: orgId ? name : `${name}, ${organization.name}`,
    })),
  };
}
