/** The roles of a membership. `support` is not among them: it belongs to the user, for the whole platform. */
export const ROLES = ["viewer", "manager", "admin"] as const;
export type Role = (typeof ROLES)[number];
/** Every role, the lowest first. */
export const EFFECTIVE_ROLES = [...ROLES, "support"] as const;
export type EffectiveRole = (typeof EFFECTIVE_ROLES)[number];

export const ROLE_LABELS: Record<EffectiveRole, string> = {
  viewer: "Viewer",
  manager: "Manager",
  admin: "Admin",
  support: "Support",
};

/** Each permission with the roles that have it (docs/rules.md, "Who may do what"). */
export const PERMISSIONS = {
  read: ["viewer", "manager", "admin", "support"],
  "bots:write": ["manager", "admin", "support"],
  "conversations:show": ["manager", "admin", "support"],
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
  "accounts:close": ["support"],
  "carrier:manage": ["support"],
} satisfies Record<string, readonly EffectiveRole[]>;
export type Permission = keyof typeof PERMISSIONS;

/** Whether a role has a permission. */
export function roleMay(role: EffectiveRole, permission: Permission): boolean {
  const allowed: readonly EffectiveRole[] = PERMISSIONS[permission];
  return allowed.includes(role);
}

/** Who has a permission, in words: "an admin", "a manager or an admin", "support". */
export function holdersOf(permission: Permission): string {
  if (!roleMay("admin", permission)) return "support";
  return roleMay("manager", permission) ? "a manager or an admin" : "an admin";
}

/** What a reader may do: the permissions that they have wherever they see something, and others by organization. */
export interface Rights {
  everywhere: readonly Permission[];
  at: Readonly<Record<string, readonly Permission[]>>;
}

/** Whether a reader may do something at an organization. */
export function mayAt({ everywhere, at }: Rights, permission: Permission, orgId: string): boolean {
  return everywhere.includes(permission) || (at[orgId]?.includes(permission) ?? false);
}

/** The highest of some roles; undefined if there are none. */
export function highestRole(roles: readonly Role[]): Role | undefined {
  return ROLES.findLast((role) => roles.includes(role));
}

/** Scopes of an API key: each resource with `:read` or `:write`; write includes read. */
export const SCOPE_RESOURCES = ["organizations", "bots", "numbers", "trunks", "calls", "audit"] as const;
/** Resources that keys only read. Their write scope is accepted, and gives what the read scope gives. */
export const READ_ONLY_RESOURCES: readonly (typeof SCOPE_RESOURCES)[number][] = ["audit"];
export const KEY_SCOPES = SCOPE_RESOURCES.flatMap(
  (resource) => [`${resource}:read`, `${resource}:write`] as const,
);
export type KeyScope = `${(typeof SCOPE_RESOURCES)[number]}:${"read" | "write"}`;
