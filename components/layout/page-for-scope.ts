import { paths } from "@/lib/paths";

/** The lists that obey the scope. */
const LISTS = [paths.overview(), paths.organizations(), paths.numbers(), paths.bots(), paths.activity()];

/**
 * The page to open when another scope is chosen: the same list, the list of what a page or form is about, or the same
 * page of the settings. Anywhere else, the overview.
 */
export function pageForScope(pathname: string): string {
  const isAt = (list: string) => pathname === list || pathname.startsWith(`${list}/`);
  return LISTS.find(isAt) ?? (isAt(paths.settings()) ? pathname : paths.overview());
}
