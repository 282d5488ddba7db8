import { organizationsQuery } from "./organizations";

/** The chosen organization or account, with the name of its account: a list of one, or of none if it is out of reach. */
export function chosenQuery(orgId: string) {
  return organizationsQuery({ orgId, limit: 1 });
}
