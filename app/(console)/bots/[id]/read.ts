import { notFound } from "next/navigation";
import { cache } from "react";
import { requireCaller } from "@/lib/auth/caller";
import { getPlacedBot } from "@/lib/domain/bots/get-bot";
import { AppError } from "@/lib/errors";

/** The bot in the URL and its organization, read once for both title and page; the not-found page if there is none. */
export const botOfPage = cache(async (id: string) => {
  const caller = await requireCaller();
  try {
    return { caller, ...(await getPlacedBot(caller, { id })) };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});
