import { readFileSync } from "node:fs";
import path from "node:path";
import nodes from "lucide-static/icon-nodes.json";
import { expect, it } from "vitest";
import { ICON_NAMES } from "./icon-names";

const SYMBOL = `viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"`;
const LICENSE = path.join(process.cwd(), "node_modules/lucide-static/LICENSE");

/** Lucide's drawings as symbols of one file, under Lucide's licence. */
function spriteOf(names: readonly string[]): string {
  const drawings = new Map<string, unknown>(Object.entries(nodes));
  const symbols = names.map((name) => {
    const shapes = drawings.get(name) as [string, Record<string, string>][];
    const drawn = shapes.map(([tag, attributes]) => {
      const written = Object.entries(attributes).map(([attribute, value]) => `${attribute}="${value}"`);
      return `<${tag} ${written.join(" ")}/>`;
    });
    return `<symbol id="${name}" ${SYMBOL}>${drawn.join("")}</symbol>`;
  });
  // A comment of XML cannot hold two hyphens.
  const licence = readFileSync(LICENSE, "utf8").replaceAll(/^-+$/gm, "").trim();
  return `<!--\n${licence}\n-->\n<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24">\n${symbols.join("\n")}\n</svg>\n`;
}

it("The sprite holds each icon that is named, as Lucide draws it", async () => {
  await expect(spriteOf(ICON_NAMES)).toMatchFileSnapshot("./icons.svg");
});
