import { highestRole, ROLE_LABELS } from "@/lib/constants/permissions";
import { requireSession } from "./caller";

/** The signed-in user as the console's header and menus show them. */
export interface ConsoleUser {
  id: string;
  name: string;
  email: string;
  /** The label of the user's role; the highest one if there are several. */
  role: string;
  isSupport: boolean;
  /** The organizations the user is a member of: accounts or single locations. */
  accounts: { id: string; name: string; role: string }[];
}

/** The signed-in user. Without a session, redirects to the sign-in page. */
export async function consoleUser(): Promise<ConsoleUser> {
  const { user, grants } = await requireSession();
  const highest = highestRole(grants.map(({ role }) => role));
  return {
    ...user,
    role: user.isSupport ? ROLE_LABELS.support : highest ? ROLE_LABELS[highest] : "No role yet",
    accounts: grants.map((grant) => ({
      id: grant.orgId,
      name: grant.orgName,
      role: ROLE_LABELS[grant.role],
    })),
  };
}
