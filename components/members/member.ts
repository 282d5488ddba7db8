import type { InvitationStatus, MemberStatus } from "@/lib/constants/people";
import type { Role } from "@/lib/constants/permissions";

/** A person with a role, as the list of members shows them. */
export interface Member {
  userId: string;
  name: string;
  email: string;
  role: Role;
  orgId: string;
  orgName: string;
  status: MemberStatus;
  lastSignInAt: string | null;
  /** Whether the login is its person's own, so that only they and support can reset or disable it. */
  isProven: boolean;
}

/** An invitation that was neither accepted nor withdrawn, as the list shows it. */
export interface Invitation {
  id: string;
  name: string;
  email: string;
  role: Role;
  orgName: string;
  status: InvitationStatus;
  makerName: string | null;
  expiresAt: string;
}

/** The roles to choose from, with what each may do. */
export const ROLE_ITEMS: { value: Role; label: string }[] = [
  { value: "viewer", label: "Viewer: can see everything" },
  { value: "manager", label: "Manager: can also edit bots and lines" },
  { value: "admin", label: "Admin: can also get and release numbers and manage members" },
];

export const MEMBER_STATUS = {
  active: { tone: "ok", text: "Active" },
  no_password: { tone: "warn", text: "Needs a password link" },
  disabled: { tone: "off", text: "Disabled" },
} as const;

export const INVITATION_STATUS = {
  open: { tone: "warn", text: "Invited" },
  expired: { tone: "off", text: "Expired" },
} as const;
