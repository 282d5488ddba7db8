import { notFound } from "next/navigation";
import { cache } from "react";
import { requireCaller } from "@/lib/auth/caller";
import { getPlacedBot } from "@/lib/domain/bots/get-bot";
import { AppError } from "@/lib/errors";

/** The bot of the address and its place, read once for title and page; not-found where there is none. */
export const botOfPage = cache(async (id: string) => {
  const caller = await requireCaller();
  try {
    return { caller, ...(await getPlacedBot(caller, { id })) };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});
