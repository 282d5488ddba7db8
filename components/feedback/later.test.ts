import { createElement } from "react";
import { renderToReadableStream } from "react-dom/server";
import { expect, it } from "vitest";
import { later } from "./later";

const Press = () => createElement("button", { type: "button" }, "Try again");

/** What the server sends of a part, once all of it has loaded. */
async function served(Part: ReturnType<typeof later<object>>): Promise<string> {
  const stream = await renderToReadableStream(createElement(Part));
  await stream.allReady;
  return new Response(stream).text();
}

it("keeps a part whose code comes later off the server's page, where a press on its buttons would be lost", async () => {
  expect(await served(later(async () => Press))).toBe("");
});

it("renders a part on the server if it is given what to show first", async () => {
  expect(await served(later(async () => Press, Press))).toContain("Try again");
});
