import { readFile } from "node:fs/promises";
import path from "node:path";
import { Marked, type Tokens } from "marked";
import { GUIDES, type Guide } from "./guides";

const FOLDER = path.join(process.cwd(), "docs/api");

/** The address that the files name in their examples. */
const EXAMPLE_ADDRESS = "http://localhost:3000";

/** Guides rendered by this process, by file and address. Their files change only with the program. */
const rendered = new Map<string, Promise<string>>();

/**
 * A guide as HTML. Its text is our own, so nothing in it is sanitized.
 * @param address the installation's own address, which its examples name
 */
export function renderGuide(guide: Guide, address: string): Promise<string> {
  const name = `${guide.file} ${address}`;
  const known = rendered.get(name);
  if (known) return known;
  const html = readFile(path.join(FOLDER, guide.file), "utf8").then((text) =>
    toHtml(text.replaceAll(EXAMPLE_ADDRESS, address)),
  );
  rendered.set(name, html);
  return html;
}

/** Markdown as HTML, with anchors as GitHub has them, and links to other guides at their addresses. */
export async function toHtml(markdown: string): Promise<string> {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>`;
      },
      link({ href, tokens }) {
        return `<a href="${escaped(addressOf(href))}">${this.parser.parseInline(tokens)}</a>`;
      },
      code({ text }) {
        // What scrolls must be reachable by keyboard.
        return `<pre tabindex="0"><code>${escaped(text)}</code></pre>`;
      },
      table(token) {
        return `<div class="guide-table" tabindex="0" role="group" aria-label="Table">${tableOf(token, (tokens) => this.parser.parseInline(tokens))}</div>`;
      },
    },
  });
  return marked.parse(markdown);
}

/** A table; one with an empty header row has none. */
function tableOf(
  { header, rows }: Tokens.Table,
  inline: (tokens: Tokens.TableCell["tokens"]) => string,
): string {
  const head = header.map(({ tokens }) => `<th scope="col">${inline(tokens)}</th>`).join("");
  const body = rows.map(
    (cells) => `<tr>${cells.map(({ tokens }) => `<td>${inline(tokens)}</td>`).join("")}</tr>`,
  );
  const hasHead = header.some(({ text }) => text.trim() !== "");
  return `<table>${hasHead ? `<thead><tr>${head}</tr></thead>` : ""}<tbody>${body.join("")}</tbody></table>`;
}

/** The anchor that GitHub gives a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
}

/** The address of a link: that of a guide, if it leads to a guide's file. */
function addressOf(href: string): string {
  const [file = "", anchor] = href.split("#");
  const guide = GUIDES.find((one) => one.file === file);
  if (!guide) return href;
  return `${["/docs", guide.slug].filter(Boolean).join("/")}${anchor === undefined ? "" : `#${anchor}`}`;
}

function escaped(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
