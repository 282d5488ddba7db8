/** Addresses of the console and the API, in one place: nobody spells a URL by hand. */
export const paths = {
  signIn: (next?: string) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in"),
  firstRun: () => "/first-run",
  invitation: (token: string) => `/invitation/${token}`,
  passwordReset: (token: string) => `/password-reset/${token}`,
  overview: () => "/overview",
  organizations: () => "/organizations",
  newOrganization: () => "/organizations/new",
  organization: (id: string) => `/organizations/${id}`,
  editOrganization: (id: string) => `/organizations/${id}/edit`,
  numbers: (query?: Record<string, string | undefined>) => withQuery("/numbers", query),
  getNumber: (orgId?: string) => withQuery("/numbers/new", { orgId }),
  bringNumber: (orgId?: string) => withQuery("/numbers/bring", { orgId }),
  number: (id: string) => `/numbers/${id}`,
  order: (id: string) => `/numbers/orders/${id}`,
  /** A purchase for who has just asked for it: its page goes on to the line. */
  watchedOrder: (id: string) => `/numbers/orders/${id}?watch=1`,
  bots: (query?: Record<string, string | undefined>) => withQuery("/bots", query),
  newBot: (orgId?: string) => withQuery("/bots/new", { orgId }),
  bot: (id: string) => `/bots/${id}`,
  activity: (query?: Record<string, string | undefined>) => withQuery("/activity", query),
  settings: () => "/settings",
  settingsMembers: (orgId?: string) => withQuery("/settings/members", { orgId }),
  settingsKeys: () => "/settings/api-keys",
  settingsTrunks: () => "/settings/trunks",
  apiReference: () => "/docs/api",
  settingsSessions: () => "/settings/sessions",
  settingsCarrier: () => "/settings/carrier",
  adoptNumber: (findingId: string) => `/settings/carrier/findings/${findingId}`,
  settingsData: () => "/settings/about-the-data",
  accounts: () => "/accounts",
  newAccount: () => "/accounts/new",
  account: (id: string) => `/accounts/${id}`,
} as const;

export const apiPaths = {
  phoneNumbers: (query?: QueryValues) => withQuery("/v1/phone-numbers", query),
  phoneNumber: (id: string) => `/v1/phone-numbers/${id}`,
  phoneNumberHistory: (id: string, query?: QueryValues) =>
    withQuery(`/v1/phone-numbers/${id}/history`, query),
  phoneNumberChecks: (id: string) => `/v1/phone-numbers/${id}/checks`,
  phoneNumberOrders: (query?: QueryValues) => withQuery("/v1/phone-number-orders", query),
  phoneNumberOrder: (id: string) => `/v1/phone-number-orders/${id}`,
  availablePhoneNumbers: (query?: QueryValues) => withQuery("/v1/available-phone-numbers", query),
  areaCodes: (query?: QueryValues) => withQuery("/v1/area-codes", query),
  organizations: (query?: QueryValues) => withQuery("/v1/organizations", query),
  organization: (id: string) => `/v1/organizations/${id}`,
  variables: (orgId: string, query?: QueryValues) => withQuery(`/v1/organizations/${orgId}/variables`, query),
  bots: (query?: QueryValues) => withQuery("/v1/bots", query),
  bot: (id: string) => `/v1/bots/${id}`,
  workflows: (botId: string) => `/v1/bots/${botId}/workflows`,
  sipTrunk: (id: string) => `/v1/sip-trunks/${id}`,
  sipTrunks: (query?: QueryValues) => withQuery("/v1/sip-trunks", query),
  auditEntries: (query?: QueryValues) => withQuery("/v1/audit-entries", query),
} as const;

type QueryValues = Record<string, string | number | boolean | null | undefined>;

/** A path with the given query; empty, null and absent values are left out, keys sorted so that equal filters give equal URLs. */
export function withQuery(path: string, query: QueryValues = {}): string {
  const entries = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== "")
    .map(([key, value]) => [key, String(value)])
    .sort(([a = ""], [b = ""]) => a.localeCompare(b));
  return entries.length ? `${path}?${new URLSearchParams(entries)}` : path;
}
