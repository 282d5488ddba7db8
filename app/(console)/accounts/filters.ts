import { type ListAccountsInput, listAccountsInput } from "@/lib/schemas/account";

const PARAMS = ["q", "sort", "cursor"] as const;

/**
 * What the page's address asks for, by name unless it says otherwise. What it asks for wrongly is left out; a cursor of
 * another list is for the list to refuse.
 */
export function accountFiltersOf(params: Record<string, string | undefined>): {
  input: ListAccountsInput;
  search: Record<string, string>;
} {
  const search: Record<string, string> = {};
  for (const name of PARAMS) {
    const value = params[name];
    if (value && listAccountsInput.shape[name].safeParse(value).success) search[name] = value;
  }
  return { input: listAccountsInput.parse({ sort: "name", ...search }), search };
}
