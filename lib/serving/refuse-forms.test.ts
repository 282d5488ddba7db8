import { expect, it } from "vitest";
import { POST } from "@/app/api/refused/[reason]/route";
import { useTestEnvironment } from "@/db/testing/environment";
import { refusalOf } from "./refuse-forms";

useTestEnvironment();

const ADDRESS = "https://lines.example";
const post = (url: string, headers: Record<string, string>) =>
  refusalOf({ method: "POST", url, headers: { host: "lines.example", ...headers } }, ADDRESS);

it("A form of another site is refused, whatever it is sent to", () => {
  for (const origin of ["https://evil.example", "null", "http://lines.example:8080", "nonsense"])
    for (const url of ["/sign-in", "/settings/members?x=1", "/invitation/secret"])
      expect(post(url, { origin }), origin).toBe("foreign");
});

it("A form of another name of this machine is refused, which Next.js would answer with a 500", () => {
  const hosts = ["localhost:3000", "127.0.0.1:3000", "[::1]:3000"];
  for (const host of hosts)
    for (const other of hosts)
      expect(
        refusalOf(
          { method: "POST", url: "/sign-in", headers: { host, origin: `http://${other}` } },
          "http://localhost:3000",
        ),
      ).toBe(host === other ? null : "foreign");
});

it("A form of more than a megabyte is refused", () => {
  const large = { origin: ADDRESS, "content-length": String(3 * 1024 * 1024) };
  expect(post("/invitation/secret", large)).toBe("large");
  expect(post("/invitation/secret", { ...large, "content-length": "1048576" })).toBeNull();
});

it("Our own forms, other methods, the API, and what carriers send go on", () => {
  expect(post("/sign-in", { origin: ADDRESS })).toBeNull();
  expect(post("/sign-in", {})).toBeNull();
  expect(post("/sign-in", { host: "localhost:3000", origin: "https://localhost:3000" })).toBeNull();
  for (const url of ["/v1/bots", "/compat/opencx/phone", "/api/auth/session", "/carrier/twilio/voice"])
    expect(post(url, { origin: "https://evil.example", "content-length": "9999999" })).toBeNull();
  expect(
    refusalOf({ method: "GET", url: "/", headers: { origin: "https://evil.example" } }, ADDRESS),
  ).toBeNull();
});

it.each([
  ["foreign", 403, "forbidden"],
  ["large", 413, "body_too_large"],
  ["anything", 404, "not_found"],
])("A refused form (%s) is answered with %i", async (reason, status, code) => {
  const request = new Request(`${ADDRESS}/api/refused/${reason}`, { method: "POST" });
  const answer = await POST(request, { params: Promise.resolve({ reason }) });
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ error: { code } });
});
