/** How many lines a detail page shows before it leads to the full list. */
export const LINES_SHOWN = 20;

/** Filters of the organizations to choose from, which a page answers before it is sent. */
export const ORGANIZATION_CHOICES = { limit: 100, sort: "name" } as const;

/** Filters of the latest purchase of a number for a bot. */
export const latestPurchase = (bot: { id: string; orgId: string }) => ({
  orgId: bot.orgId,
  botId: bot.id,
  limit: 1,
});
