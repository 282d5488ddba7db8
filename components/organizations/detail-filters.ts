/** The bots that an organization's page shows before it leads to the full list. */
export function organizationBots(orgId: string) {
  return { orgId, limit: 20, sort: "name" } as const;
}
