/** Roles of a membership; `support` is a platform role, held by the user and not by a membership. */
export const ROLES = ["viewer", "manager", "admin"] as const;
export type Role = (typeof ROLES)[number];
export type EffectiveRole = Role | "support";

export const ROLE_LABELS: Record<EffectiveRole, string> = {
  viewer: "Viewer",
  manager: "Manager",
  admin: "Admin",
  support: "Support",
};

/** What may be done, and the least role that may do it (docs/rules.md, "Who may do what"). */
export const PERMISSIONS = {
  read: ["viewer", "manager", "admin", "support"],
  "bots:write": ["manager", "admin", "support"],
  "numbers:edit": ["manager", "admin", "support"],
  "numbers:provision": ["admin", "support"],
  "numbers:release": ["admin", "support"],
  "numbers:migrate": ["admin", "support"],
  "numbers:migrate-across-accounts": ["support"],
  "trunks:write": ["admin", "support"],
  "organizations:write": ["admin", "support"],
  "members:write": ["admin", "support"],
  "keys:write": ["admin", "support"],
  "accounts:create": ["support"],
  "carrier:manage": ["support"],
} satisfies Record<string, readonly EffectiveRole[]>;
export type Permission = keyof typeof PERMISSIONS;

/** Whether a role holds a permission. */
export function roleMay(role: EffectiveRole, permission: Permission): boolean {
  const allowed: readonly EffectiveRole[] = PERMISSIONS[permission];
  return allowed.includes(role);
}

/** Scopes of an API key: each resource with `:read` or `:write`; write includes read. */
export const SCOPE_RESOURCES = ["organizations", "bots", "numbers", "trunks", "calls", "audit"] as const;
export const KEY_SCOPES = SCOPE_RESOURCES.flatMap(
  (resource) => [`${resource}:read`, `${resource}:write`] as const,
);
export type KeyScope = `${(typeof SCOPE_RESOURCES)[number]}:${"read" | "write"}`;
