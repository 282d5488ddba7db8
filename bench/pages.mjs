/**
 * The console's pages to measure, each with the kind that its limit depends on.
 * @param {{ org: string, bot: string, line: string, order: string }} ids
 * @returns {{ name: string, path: string, kind: "list" | "detail" | "form" }[]}
 */
export function consolePages({ org, bot, line, order }) {
  return [
    { name: "overview", path: "/overview", kind: "list" },
    { name: "organizations", path: "/organizations", kind: "list" },
    { name: "organization", path: `/organizations/${org}`, kind: "detail" },
    { name: "new organization", path: "/organizations/new", kind: "form" },
    { name: "edit organization", path: `/organizations/${org}/edit`, kind: "form" },
    { name: "numbers", path: "/numbers", kind: "list" },
    { name: "number", path: `/numbers/${line}`, kind: "detail" },
    { name: "get a number", path: `/numbers/new?orgId=${org}`, kind: "form" },
    { name: "order", path: `/numbers/orders/${order}`, kind: "detail" },
    { name: "bots", path: "/bots", kind: "list" },
    { name: "new bot", path: `/bots/new?orgId=${org}`, kind: "form" },
    { name: "bot", path: `/bots/${bot}`, kind: "detail" },
    { name: "activity", path: "/activity", kind: "list" },
    { name: "account settings", path: "/settings", kind: "form" },
    { name: "members", path: "/settings/members", kind: "list" },
    { name: "api keys", path: "/settings/api-keys", kind: "list" },
    { name: "sessions", path: "/settings/sessions", kind: "list" },
    { name: "carrier status", path: "/settings/carrier", kind: "detail" },
    { name: "about the data", path: "/settings/about-the-data", kind: "detail" },
  ];
}
