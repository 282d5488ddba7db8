import { readFileSync } from "node:fs";

/** The name for addresses that match no route. */
export const NO_ROUTE = "other";

interface Template {
  name: string;
  /** Null matches any one segment. */
  segments: (string | null)[];
  /** Whether any number of further segments may follow. */
  isOpen: boolean;
}

/**
 * Makes a function that names the route of an address, such as `/v1/phone-numbers/{id}`. The names are a fixed set, so
 * they can label metrics.
 * @param routes as Next.js writes them: `/v1/phone-numbers/[id]`, `/docs/[[...rest]]`
 */
export function makeRouteNames(routes: string[]): (path: string) => string {
  const exact = new Map(routes.filter((route) => !route.includes("[")).map((route) => [route, route]));
  const templates = routes.filter((route) => route.includes("[")).map(readTemplate);
  // Specific templates win over open ones.
  templates.sort((a, b) => Number(a.isOpen) - Number(b.isOpen) || wildcards(a) - wildcards(b));
  return (path) => {
    const plain = path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
    const found = exact.get(plain);
    if (found) return found;
    if (plain.startsWith("/_next/")) return "/_next";
    const segments = plain.split("/").slice(1);
    return templates.find((template) => fits(template, segments))?.name ?? NO_ROUTE;
  };
}

/**
 * Reads the routes of a build.
 * @param nextFolder the folder of the build
 * @returns the routes; none if the build does not list them, as in development
 */
export function readRoutes(nextFolder: string): string[] {
  try {
    const manifest: Record<string, string> = JSON.parse(
      readFileSync(`${nextFolder}/app-path-routes-manifest.json`, "utf8"),
    );
    return [...new Set(Object.values(manifest))];
  } catch {
    return [];
  }
}

function readTemplate(route: string): Template {
  const parts = route.split("/").slice(1);
  const isOpen = parts.at(-1)?.includes("...") ?? false;
  const named = parts.map((part) => part.replace(/^\[+(?:\.\.\.)?([^\]]+)\]+$/, "{$1}"));
  const closed = isOpen ? parts.slice(0, -1) : parts;
  return {
    name: `/${named.join("/")}`,
    segments: closed.map((part) => (part.startsWith("[") ? null : part)),
    isOpen,
  };
}

const wildcards = ({ segments }: Template) => segments.filter((segment) => segment === null).length;

function fits({ segments, isOpen }: Template, given: string[]): boolean {
  if (isOpen ? given.length < segments.length : given.length !== segments.length) return false;
  return segments.every((segment, index) => segment === null || segment === given[index]);
}
