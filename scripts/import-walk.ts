import path from "node:path";

/** Files or folders, each with its imports. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** Whether a file is a place or is below it. */
export function within(place: string, file: string): boolean {
  return file === place || file.startsWith(`${place}/`);
}

/**
 * The project's files that a text imports: static and dynamic imports, imports of types, and `import()` in JSDoc. Types
 * count, because layers apply to them too.
 * @param file the file with the text, as a path from the root
 * @param known every file of the project, to find the one that a specifier without an extension means
 */
export function importsOf(file: string, text: string, known: ReadonlySet<string>): string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/g)]
    .map((match) => match[1] ?? "")
    .flatMap((specifier) => targetOf(file, specifier, known) ?? []);
}

/**
 * The project's file that an import specifier means.
 * @returns undefined for a package; the path as written if there is no such file
 */
export function targetOf(file: string, specifier: string, known: ReadonlySet<string>): string | undefined {
  if (!specifier.startsWith("@/") && !specifier.startsWith(".")) return undefined;
  const target = specifier.startsWith("@/")
    ? specifier.slice(2)
    : path.posix.join(path.posix.dirname(file), specifier);
  const names = [target, ...[".ts", ".tsx", ".mjs", "/index.ts"].map((ending) => target + ending)];
  return names.find((name) => known.has(name)) ?? target;
}

/**
 * The imports between the folders directly below a place, derived from the imports between files.
 * @param place a folder such as `lib/domain`; files directly in it belong to no folder
 */
export function foldersBelow(place: string, imports: Imports): Imports {
  const folderOf = (file: string) => {
    const [folder, ...rest] = within(place, file) ? file.slice(place.length + 1).split("/") : [];
    return rest.length > 0 ? folder : undefined;
  };
  const folders = new Map<string, string[]>();
  for (const [file, targets] of imports) {
    const folder = folderOf(file);
    if (folder === undefined) continue;
    const others = targets.flatMap((target) => folderOf(target) ?? []).filter((other) => other !== folder);
    folders.set(folder, [...new Set([...(folders.get(folder) ?? []), ...others])]);
  }
  return folders;
}

/**
 * Circles of imports, one for each import that closes a circle.
 * @returns each circle from its first member back to it, "a → b → a"; empty if there are none
 */
export function circlesOf(imports: Imports): string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (place: string, trail: readonly string[]): void => {
    const start = trail.indexOf(place);
    if (start >= 0) circles.push([...trail.slice(start), place].join(" → "));
    if (start >= 0 || done.has(place)) return;
    for (const target of imports.get(place) ?? []) visit(target, [...trail, place]);
    done.add(place);
  };
  for (const place of imports.keys()) visit(place, []);
  return circles;
}
