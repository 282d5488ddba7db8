/** The addresses of the console. Nobody writes a URL by hand. */
export const paths = {
  signIn: (next?: string) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in"),
  passwordNews: (next?: string) => withQuery("/sign-in/password-links", { next }),
  firstRun: () => "/first-run",
  invitation: (token: string) => `/invitation/${token}`,
  passwordReset: (token: string) => `/password-reset/${token}`,
  overview: () => "/overview",
  needsYou: (orgId?: string) => withQuery("/overview/needs-you", { orgId }),
  organizations: (query?: Record<string, string | undefined>) => withQuery("/organizations", query),
  newOrganization: (orgId?: string) => withQuery("/organizations/new", { orgId }),
  organization: (id: string) => `/organizations/${id}`,
  editOrganization: (id: string, next?: string) => withQuery(`/organizations/${id}/edit`, { next }),
  numbers: (query?: Record<string, string | undefined>) => withQuery("/numbers", query),
  getNumber: (orgId?: string, botId?: string) => withQuery("/numbers/new", { orgId, botId }),
  bringNumber: (orgId?: string) => withQuery("/numbers/bring", { orgId }),
  /** A line's page; with an act, its dialog is open, and a bot can be chosen in it. */
  number: (id: string, act?: "attach" | "switch", botId?: string) =>
    withQuery(`/numbers/${id}`, { do: act, bot: botId }),
  order: (id: string) => `/numbers/orders/${id}`,
  /** An order's page right after it was placed: it moves on to the line when that appears. */
  watchedOrder: (id: string) => `/numbers/orders/${id}?watch=1`,
  calls: (query?: Record<string, string | undefined>) => withQuery("/calls", query),
  call: (id: string) => `/calls/${id}`,
  bots: (query?: Record<string, string | undefined>) => withQuery("/bots", query),
  /**
   * The form for a new bot. The chosen scope stays what it is.
   * @param at the organization that the form begins with
   * @param next the page that misses the bot, see `returnPath`
   * @param language the one that the bot is missed in; the form begins with it
   */
  newBot: (at?: string, next?: string, language?: string) => withQuery("/bots/new", { at, language, next }),
  /** The form for a new bot that begins as a copy of another one. */
  copyBot: (from: string, at?: string, next?: string) => withQuery("/bots/new", { from, at, next }),
  /** @param section the part of the page to open at */
  bot: (id: string, section?: "greetings" | "knows" | "phone" | "advanced") =>
    section ? `/bots/${id}#${section}` : `/bots/${id}`,
  activity: (query?: Record<string, string | undefined>) => withQuery("/activity", query),
  settings: () => "/settings",
  settingsMembers: (orgId?: string) => withQuery("/settings/members", { orgId }),
  settingsKeys: () => "/settings/api-keys",
  settingsTrunks: () => "/settings/trunks",
  apiReference: (of?: string) => withQuery("/docs/api", { of }),
  /** A guide for users of the API; without a name, the first. */
  guide: (slug = "") => (slug ? `/docs/${slug}` : "/docs"),
  settingsSessions: () => "/settings/sessions",
  settingsCarrier: () => "/settings/carrier",
  finding: (findingId: string) => `/settings/carrier/findings/${findingId}`,
  settingsData: () => "/settings/about-the-data",
  accounts: (query?: Record<string, string | undefined>) => withQuery("/accounts", query),
  newAccount: () => "/accounts/new",
  account: (id: string) => `/accounts/${id}`,
} as const;

/** Where a page asks what became of an act whose answer was lost. */
export const intentPath = (intent: string) => `/api/intents/${intent}`;

/** The addresses of the API. */
export const apiPaths = {
  health: () => "/api/health",
  phoneNumbers: (query?: QueryValues) => withQuery("/v1/phone-numbers", query),
  phoneNumber: (id: string) => `/v1/phone-numbers/${id}`,
  phoneNumberHistory: (id: string, query?: QueryValues) =>
    withQuery(`/v1/phone-numbers/${id}/history`, query),
  phoneNumberChecks: (id: string) => `/v1/phone-numbers/${id}/checks`,
  phoneNumberOrders: (query?: QueryValues) => withQuery("/v1/phone-number-orders", query),
  phoneNumberOrder: (id: string) => `/v1/phone-number-orders/${id}`,
  availablePhoneNumbers: (query?: QueryValues) => withQuery("/v1/available-phone-numbers", query),
  areaCodes: (query?: QueryValues) => withQuery("/v1/area-codes", query),
  accounts: (query?: QueryValues) => withQuery("/v1/accounts", query),
  organizations: (query?: QueryValues) => withQuery("/v1/organizations", query),
  organization: (id: string) => `/v1/organizations/${id}`,
  variables: (orgId: string, query?: QueryValues) => withQuery(`/v1/organizations/${orgId}/variables`, query),
  bots: (query?: QueryValues) => withQuery("/v1/bots", query),
  bot: (id: string) => `/v1/bots/${id}`,
  conversations: (query?: QueryValues) => withQuery("/v1/conversations", query),
  workflows: (botId: string) => `/v1/bots/${botId}/workflows`,
  sipTrunk: (id: string) => `/v1/sip-trunks/${id}`,
  sipTrunks: (query?: QueryValues) => withQuery("/v1/sip-trunks", query),
  auditEntries: (query?: QueryValues) => withQuery("/v1/audit-entries", query),
  search: (query: QueryValues) => withQuery("/v1/search", query),
  auditActors: (query?: QueryValues) => withQuery("/v1/audit-actors", query),
} as const;

type QueryValues = Record<string, string | number | boolean | null | undefined>;

/** A path with a query. Omits empty values, and sorts keys so that equal filters give equal URLs. */
export function withQuery(path: string, query: QueryValues = {}): string {
  const entries = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== "")
    .map(([key, value]) => [key, String(value)])
    .sort(([a = ""], [b = ""]) => a.localeCompare(b));
  return entries.length ? `${path}?${new URLSearchParams(entries)}` : path;
}

/** Stands for our own origin where an address is taken apart. */
const CONSOLE = "http://console.invalid";

/**
 * Where to go on: an address that a request carries, such as `next`, if it leads to one of our own pages, otherwise
 * `fallback`. It is judged as browsers resolve it: `/..//evil.example` becomes `//evil.example`, another site.
 */
export function ownPath(address: unknown, fallback: string): string {
  if (typeof address !== "string" || !address.startsWith("/") || /[\\\p{Cc}]/u.test(address)) return fallback;
  if (!URL.canParse(address, CONSOLE)) return fallback;
  const { origin, pathname, search, hash } = new URL(address, CONSOLE);
  return origin === CONSOLE && !pathname.startsWith("//") ? pathname + search + hash : fallback;
}

/** The pages that keep the chosen scope in their address: those of the console. */
const SCOPED = /^\/(overview|calls|organizations|numbers|bots|activity|settings|accounts)(?=[/?#]|$)/;

/**
 * The address of a page with the chosen scope, so that it stays chosen on the way there. An address with an `orgId` of
 * its own keeps it; addresses outside the console have none.
 * @param orgId the organization or account whose lines and bots the console shows; null for all
 */
export function withScope(href: string, orgId: string | null): string {
  if (orgId === null || orgId === "" || !SCOPED.test(href)) return href;
  const { pathname, searchParams, hash } = new URL(href, CONSOLE);
  if (searchParams.has("orgId")) return href;
  return withQuery(pathname, { ...Object.fromEntries(searchParams), orgId }) + hash;
}

/** The pages on which a bot or an address can be missing: the forms for a new line, and a line. */
const RETURNS = /^\/(numbers\/(new|bring|[\da-f-]{36})|settings\/carrier\/findings\/[\da-f-]{36})$/;

/**
 * Where to return once something that was missing has been added. Only pages that can miss something are accepted, so
 * an address cannot lead anywhere else.
 * @param next what the address asks for
 * @returns null unless it is such a page
 */
export function returnPath(next: unknown): string | null {
  if (typeof next !== "string" || !next.startsWith("/") || !URL.canParse(next, CONSOLE)) return null;
  const { origin, pathname, search } = new URL(next, CONSOLE);
  return origin === CONSOLE && RETURNS.test(pathname) ? pathname + search : null;
}

/** The address of such a page with a bot chosen. Everything else in it stays. */
export function withBot(next: string, botId: string): string {
  const { pathname, searchParams } = new URL(next, CONSOLE);
  const isLine = /^\/numbers\/[\da-f-]{36}$/.test(pathname);
  const chosen = isLine ? { do: "attach", bot: botId } : { botId };
  return withQuery(pathname, { ...Object.fromEntries(searchParams), ...chosen });
}
