import { notFound } from "next/navigation";
import { cache } from "react";
import { requireCaller } from "@/lib/auth/caller";
import { getAccount } from "@/lib/domain/accounts/get-account";
import { AppError } from "@/lib/errors";

/** The account in the URL, read once for both title and page. Anyone but support gets the not-found page. */
export const accountOfPage = cache(async (id: string) => {
  const caller = await requireCaller();
  try {
    return { caller, account: await getAccount(caller, { id }) };
  } catch (error) {
    if (error instanceof AppError && ["not_found", "forbidden"].includes(error.code)) notFound();
    throw error;
  }
});
