import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { GUIDES } from "./guides";
import { renderGuide, toHtml } from "./render-guide";

const ADDRESS = "https://lines.example";

describe("the guides", () => {
  it("are all files in docs/api, each with its title", async () => {
    expect(GUIDES.map(({ file }) => file).sort()).toEqual(readdirSync("docs/api").sort());
    for (const guide of GUIDES) expect(await renderGuide(guide, ADDRESS)).toContain(`>${guide.title}`);
  });

  it("name the installation’s own address in their examples, and no other", async () => {
    const pages = await Promise.all(GUIDES.map((guide) => renderGuide(guide, ADDRESS)));
    expect(pages.join("")).toContain(`LINEKEEPER_URL=${ADDRESS}\n`);
    expect(pages.join("")).toContain(`npx openapi-typescript@7 ${ADDRESS}/v1/openapi.json`);
    expect(pages.filter((page) => page.includes("localhost"))).toEqual([]);
    expect(await renderGuide(GUIDES[0], "http://localhost:3100")).toContain("http://localhost:3100/v1/");
  });

  it("link only to guides, headings and pages that exist", async () => {
    const pages = new Map<string, string>();
    for (const guide of GUIDES)
      pages.set(["/docs", guide.slug].filter(Boolean).join("/"), await renderGuide(guide, ADDRESS));
    for (const [address, html] of pages)
      for (const [, href = ""] of html.matchAll(/<a href="([^"]*)"/g)) {
        const [path = "", anchor] = href.split("#");
        const target = path === "" ? html : pages.get(path);
        expect([address, href, target !== undefined]).toEqual([address, href, true]);
        if (anchor)
          expect([address, href, target?.includes(`id="${anchor}"`)]).toEqual([address, href, true]);
      }
  });

  it("are rendered as text: code is escaped, and headings have the anchors that GitHub gives them", async () => {
    const html = await toHtml('## What is not here yet?\n\n`<b>` and\n\n```js\nif (a < b && "c") {}\n```\n');
    expect(html).toContain('<h2 id="what-is-not-here-yet">What is not here yet?</h2>');
    expect(html).toContain("<code>&lt;b&gt;</code>");
    expect(html).toContain("if (a &lt; b &amp;&amp; &quot;c&quot;) {}");
  });

  it("show tables without their empty header row", async () => {
    const html = await toHtml("| | |\n| --- | --- |\n| `path` | where |\n");
    expect(html).toContain("<td><code>path</code></td>");
    expect(html).not.toContain("<th");
  });
});
