import { type EffectiveRole, ROLE_LABELS } from "@/lib/constants/permissions";
import { requireSession } from "./caller";

/** Who is signed in, as the console's frame shows it. */
export interface ConsoleUser {
  id: string;
  name: string;
  email: string;
  /** The role in words: the one role, or the highest of several. */
  role: string;
  isSupport: boolean;
  /** The account organizations, or single locations, that the memberships name. */
  accounts: { id: string; name: string; role: string }[];
}

/** Who is signed in. Sends everybody else to the sign-in page. */
export async function consoleUser(): Promise<ConsoleUser> {
  const { user, grants } = await requireSession();
  const order: EffectiveRole[] = ["admin", "manager", "viewer"];
  const highest = order.find((role) => grants.some((grant) => grant.role === role));
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
