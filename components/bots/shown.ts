/** How many lines a detail page shows before it links to the full list. */
export const LINES_SHOWN = 20;

/** The filters for the latest number purchase for a bot. */
export const latestPurchase = (bot: { id: string; orgId: string }) => ({
  orgId: bot.orgId,
  botId: bot.id,
  limit: 1,
});
