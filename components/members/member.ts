import type { Role } from "@/lib/constants/permissions";

/** Somebody with a role, as the list of members shows them. */
export interface Member {
  userId: string;
  name: string;
  email: string;
  role: Role;
  orgId: string;
  orgName: string;
  status: "active" | "invited" | "disabled";
  lastSignInAt: string | null;
}

/** What each role may do, for whoever gives one. */
export const ROLE_ITEMS: { value: Role; label: string }[] = [
  { value: "viewer", label: "Viewer: sees everything, changes nothing" },
  { value: "manager", label: "Manager: edits bots and lines" },
  { value: "admin", label: "Admin: also gets numbers, releases them and manages members" },
];

export const MEMBER_STATUS = {
  active: { tone: "ok", text: "Active" },
  invited: { tone: "warn", text: "Invited" },
  disabled: { tone: "off", text: "Disabled" },
} as const;
