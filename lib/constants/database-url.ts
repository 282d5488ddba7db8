/**
 * Whether a text is a PostgreSQL address that can be read in only one way. `@ / ? # %` and spaces must be
 * percent-encoded in a user name or password. Otherwise a part of the password would count as the host, the port or
 * the database, and would appear in messages about those.
 */
export function isDatabaseUrl(text: string): boolean {
  const [, authority, rest] = /^postgres(?:ql)?:\/\/([^/?]*)([^\s#@]*)$/.exec(text) ?? [];
  if (authority === undefined || rest === undefined || /[\s#]|%(?![0-9a-f]{2})/i.test(text)) return false;
  // Node's parser needs a host in front of a port or after a user; a socket's folder is given as `?host=`.
  if (authority.split("@").length > 2 || !URL.canParse(text)) return false;
  return /^\/?[^/]*$/.test(rest.split("?")[0] ?? "");
}
