import type { AuditSubject } from "@/lib/schemas/audit-entry";

/** What an entry can be about, as the filter calls it. */
export const AUDIT_SUBJECT_LABELS: Record<AuditSubject, string> = {
  phone_number: "Numbers",
  phone_number_order: "Orders",
  bot: "Bots",
  organization: "Organizations",
  account: "Accounts",
  membership: "Members",
  user: "People",
  session: "Sessions",
  api_key: "API keys",
};

/** What can have been done, as the filter calls it. */
export const ACTION_LABELS: Record<string, string> = {
  "number.order": "Asked for a number",
  "number.provision": "Bought a number",
  "number.attach": "Attached",
  "number.switch": "Switched bot",
  "number.detach": "Detached",
  "number.update": "Edited a line",
  "number.migrate": "Moved",
  "number.release": "Asked for release",
  "number.released": "Released",
  "bot.create": "Added a bot",
  "bot.update": "Edited a bot",
  "bot.delete": "Deleted a bot",
  "organization.create": "Added an organization",
  "organization.update": "Edited an organization",
  "account.create": "Opened an account",
  "user.create": "Invited or added somebody",
  "member.add": "Gave a role",
  "member.change_role": "Changed a role",
  "member.remove": "Removed a member",
  "user.disable": "Disabled somebody",
  "user.enable": "Enabled somebody",
  "user.make_link": "Made a one-time link",
  "user.set_password": "Set a password by link",
  "user.change_password": "Changed the own password",
  "user.update": "Edited the own account",
  "api_key.create": "Made an API key",
  "api_key.revoke": "Revoked an API key",
  "session.end": "Ended a session",
  "session.end_others": "Ended all other sessions",
};
