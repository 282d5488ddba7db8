import { apiPaths } from "@/lib/paths";
import type { AccountFilters, AccountList } from "@/lib/schemas/account";
import { compactFilters } from "./filters";
import { pagesQuery } from "./pages";

/** Accounts, page by page. */
export function accountPagesQuery(filters: AccountFilters) {
  const query = compactFilters(filters);
  return pagesQuery<AccountList>(["accounts", query], (page) => apiPaths.accounts({ ...query, ...page }));
}
