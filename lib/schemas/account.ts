import { z } from "zod";
import { paginationSchema } from "./common";
import { listOrganizationsInput, organizationSchema } from "./organization";

export const listAccountsInput = listOrganizationsInput.pick({
  limit: true,
  cursor: true,
  q: true,
  sort: true,
});
export type ListAccountsInput = z.infer<typeof listAccountsInput>;
export type AccountFilters = z.input<typeof listAccountsInput>;

/** An account: its organization at the top, and how many locations are below. */
export const accountSchema = organizationSchema.extend({ locationCount: z.number().int() });
export type Account = z.infer<typeof accountSchema>;
export const accountListSchema = z.object({ accounts: z.array(accountSchema), pagination: paginationSchema });
export type AccountList = z.infer<typeof accountListSchema>;
