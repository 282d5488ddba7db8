import "next/dist/server/node-environment-baseline";
import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external";
import { workUnitAsyncStorage } from "next/dist/server/app-render/work-unit-async-storage.external";
import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { POST as handle } from "@/app/api/auth/[...nextauth]/route";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeUser } from "@/db/testing/factory";
import { hashPassword } from "./password";

useTestDatabase();
useTestEnvironment();

const PASSWORD = "correct horse battery";
const FORM = "application/x-www-form-urlencoded";

/** Calls a next-auth endpoint as Next does, with the request's headers and cookies in scope. */
function ask(endpoint: string, init: { headers?: HeadersInit; body?: BodyInit } = {}) {
  const url = `http://localhost:3000/api/auth/${endpoint}`;
  const request = new NextRequest(url, { method: init.body ? "POST" : "GET", ...init });
  const scope = { type: "request", phase: "render", headers: request.headers, cookies: request.cookies };
  const params = Promise.resolve({ nextauth: endpoint.split("/") });
  return workAsyncStorage.run({ route: "/api/auth/[...nextauth]" } as never, () =>
    workUnitAsyncStorage.run(scope as never, () => handle(request, { params })),
  );
}
const post = (body: BodyInit, type = FORM) =>
  ask("callback/credentials", { headers: { "content-type": type }, body });

describe("The sign-in form", () => {
  it("signs in", async () => {
    const { email } = await makeUser({ passwordHash: await hashPassword(PASSWORD) });
    const given = await ask("csrf");
    const { csrfToken } = await given.json();
    const cookie = given.headers
      .getSetCookie()
      .map((each) => each.split(";")[0])
      .join("; ");
    const signIn = (password: string) =>
      ask("callback/credentials", {
        headers: { "content-type": `${FORM}; charset=UTF-8`, cookie },
        body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
      });
    const answer = await signIn(PASSWORD);
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie().join()).toContain("linekeeper.session=");
    const refused = await signIn("wrong horse battery");
    expect(refused.status).toBe(401);
    expect(refused.headers.getSetCookie().join()).not.toContain("linekeeper.session=");
  });

  it("is refused with the right status if it is too long, not a form, or not text", async () => {
    const statusOf = async (answer: Promise<Response>) => (await answer).status;
    expect(await statusOf(post(`email=${"a".repeat(70_000)}`))).toBe(413);
    expect(await statusOf(post("{}", "application/json"))).toBe(415);
    expect(await statusOf(post(new Uint8Array([0x61, 0x3d, 0xff])))).toBe(400);
  });

  it("is not read past its size limit", async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 16_384;
        controller.enqueue(new Uint8Array(16_384).fill(97));
      },
    });
    const request = new NextRequest("http://localhost:3000/api/auth/signout", {
      method: "POST",
      headers: { "content-type": FORM },
      body: endless,
      duplex: "half",
    });
    const answer = await handle(request, { params: Promise.resolve({ nextauth: ["signout"] }) });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toEqual({ message: "The form is too large." });
    expect(sent).toBeLessThan(200_000);
  });
});
