/** The filters for the bots on an organization's page, which links to the full list. */
export function organizationBots(orgId: string) {
  return { orgId, limit: 20, sort: "name" } as const;
}
