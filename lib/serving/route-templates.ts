import { readFileSync } from "node:fs";

/** What an address that is no route of ours counts as. */
export const NO_ROUTE = "other";

interface Template {
  name: string;
  /** Null stands for any one segment. */
  segments: (string | null)[];
  /** Whether more segments, or none, may follow. */
  isOpen: boolean;
}

/**
 * Tells which route an address belongs to: `/v1/phone-numbers/{id}`. There are as many answers as routes, whatever is
 * asked for.
 * @param routes as Next.js spells them: `/v1/phone-numbers/[id]`, `/docs/[[...rest]]`
 */
export function makeRouteNames(routes: string[]): (path: string) => string {
  const exact = new Map(routes.filter((route) => !route.includes("[")).map((route) => [route, route]));
  const templates = routes.filter((route) => route.includes("[")).map(readTemplate);
  // What is spelled out outranks what is open.
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
 * The routes of a build.
 * @param nextFolder the build's folder
 * @returns none where the build does not list them, as in development
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
