import { notFound } from "next/navigation";
import { cache } from "react";
import { requireCaller } from "@/lib/auth/caller";
import { getOrganizationOfAccount } from "@/lib/domain/organizations/get-organization-of-account";
import { AppError } from "@/lib/errors";

/** The organization in the URL, read once for both title and page; the not-found page if there is none. */
export const organizationOfPage = cache(async (id: string) => {
  const caller = await requireCaller();
  try {
    return { caller, ...(await getOrganizationOfAccount(caller, { id })) };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});
