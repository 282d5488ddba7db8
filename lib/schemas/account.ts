import { z } from "zod";
import { paginationSchema } from "./common";
import { listOrganizationsInput, organizationSchema, updateOrganizationInput } from "./organization";

export const listAccountsInput = listOrganizationsInput.pick({
  limit: true,
  cursor: true,
  q: true,
  referenceId: true,
  sort: true,
});
export type ListAccountsInput = z.infer<typeof listAccountsInput>;
export type AccountFilters = z.input<typeof listAccountsInput>;

/** Everything of an account but its office hours, which belong to a practice. */
export const updateAccountInput = updateOrganizationInput.omit({ officeHours: true });
export type UpdateAccountInput = z.infer<typeof updateAccountInput>;

/** An account: its top organization, and how many locations are below it. */
export const accountSchema = organizationSchema.extend({ locationCount: z.number().int() });
export type Account = z.infer<typeof accountSchema>;
export const accountListSchema = z.object({ accounts: z.array(accountSchema), pagination: paginationSchema });
export type AccountList = z.infer<typeof accountListSchema>;
