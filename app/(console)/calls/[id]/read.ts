import { notFound } from "next/navigation";
import { cache } from "react";
import { requireCaller } from "@/lib/auth/caller";
import { getPlacedConversation } from "@/lib/domain/conversations/get-conversation";
import { AppError } from "@/lib/errors";

/** The conversation in the URL, masked, read once for both title and page; the not-found page if there is none. */
export const callOfPage = cache(async (id: string) => {
  const caller = await requireCaller();
  try {
    return { caller, ...(await getPlacedConversation(caller, id)) };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});
