import { readFileSync } from "node:fs";
import path from "node:path";
import nodes from "lucide-static/icon-nodes.json";
import { expect, it } from "vitest";
import { ICON_NAMES } from "./icon-names";

const SYMBOL = `viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"`;
const LICENSE = path.join(process.cwd(), "node_modules/lucide-static/LICENSE");

/** Lucide's icons as the symbols of one file, with Lucide's license. */
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
  // An XML comment cannot contain two hyphens in a row.
  const licence = readFileSync(LICENSE, "utf8").replaceAll(/^-+$/gm, "").trim();
  return `<!--\n${licence}\n-->\n<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24">\n${symbols.join("\n")}\n</svg>\n`;
}

it("keeps the sprite equal to the named icons as Lucide draws them", async () => {
  await expect(spriteOf(ICON_NAMES)).toMatchFileSnapshot("./icons.svg");
});
