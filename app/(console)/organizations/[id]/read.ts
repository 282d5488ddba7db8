import { notFound } from "next/navigation";
import { cache } from "react";
import { requireCaller } from "@/lib/auth/caller";
import { getOrganization } from "@/lib/domain/organizations/get-organization";
import { AppError } from "@/lib/errors";

/** The organization of the address, read once for title and page; shows the not-found page where there is none. */
export const organizationOfPage = cache(async (id: string) => {
  const caller = await requireCaller();
  try {
    return { caller, organization: await getOrganization(caller, { id }) };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});
