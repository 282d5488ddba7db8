import { notFound } from "next/navigation";
import { cache } from "react";
import { requireCaller } from "@/lib/auth/caller";
import { getBot } from "@/lib/domain/bots/get-bot";
import { getOrganization } from "@/lib/domain/organizations/get-organization";
import { AppError } from "@/lib/errors";

/** The bot of the address and its organization, read once for title and page; not-found where there is none. */
export const botOfPage = cache(async (id: string) => {
  const caller = await requireCaller();
  try {
    const bot = await getBot(caller, { id });
    return { caller, bot, organization: await getOrganization(caller, { id: bot.orgId }) };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});
