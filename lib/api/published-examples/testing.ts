import type { Method } from "../core/contract";
import type { Route } from "../core/methods";
import { call, type Received } from "../core/testing";

/** A request as a published document prints it, including placeholders. */
export interface Example {
  method: Method;
  url: string;
  headers: Record<string, string>;
  body?: unknown;
}

const ROUTES: Record<string, () => Promise<Route>> = import.meta.glob("/app/{v1,compat}/**/route.ts");

/**
 * Sends an example to its route, as printed, with its placeholders filled in.
 * @param ours the value for each placeholder of the document: base URL, key, ids
 */
export async function send(example: Example, ours: Record<string, string>): Promise<Received> {
  const filled = Object.entries(ours).reduce(
    (text, [theirs, replacement]) => text.replaceAll(theirs, replacement),
    JSON.stringify(example),
  );
  const { method, url, headers, body } = JSON.parse(filled) as Example;
  const { pathname, search } = new URL(url, "http://localhost");
  const { route, params } = await routeAt(pathname);
  return call(route, method, pathname, {
    headers,
    params,
    query: search,
    ...(body === undefined ? {} : { body }),
  });
}

/** The most specific route that matches a path. */
async function routeAt(pathname: string): Promise<{ route: Route; params: Record<string, string> }> {
  const matches = Object.entries(ROUTES).flatMap(([file, load]) => {
    const template = file.replace(/^\/app/, "").replace(/\/route\.ts$/, "");
    const names = [...template.matchAll(/\[(\w+)\]/g)].map(([, name]) => name ?? "");
    const pattern = new RegExp(`^${template.replaceAll(/\[\w+\]/g, "([^/]+)")}$`);
    const values = template.includes("[[") ? null : pattern.exec(pathname)?.slice(1);
    if (!values) return [];
    return [{ load, names, params: Object.fromEntries(names.map((name, at) => [name, values[at] ?? ""])) }];
  });
  const [best] = matches.sort((one, other) => one.names.length - other.names.length);
  if (!best) throw new Error(`${pathname} has no route.`);
  return { route: await best.load(), params: best.params };
}
