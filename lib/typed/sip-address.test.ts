import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "@/db/testing/property-runs";
import { createTrunkInput, patchTrunkInput } from "@/lib/schemas/sip-trunk";
import { readSipAddress } from "./sip-address";

describe("a trunk's address", () => {
  it.each<[string, object]>([
    ["sip.example.com", { host: "sip.example.com" }],
    ["SIP.Example.com.", { host: "sip.example.com" }],
    ["\u200bsip.example.com ", { host: "sip.example.com" }],
    ["sip.example.com:5061", { host: "sip.example.com", port: 5061 }],
    ["10.0.0.1", { host: "10.0.0.1" }],
    ["192.168.1.20:5080", { host: "192.168.1.20", port: 5080 }],
    ["100.64.1.1", { host: "100.64.1.1" }],
    ["[2001:470::1]", { host: "[2001:470::1]" }],
    ["2001:470:0::1", { host: "[2001:470::1]" }],
    ["[2001:470::1]:5061", { host: "[2001:470::1]", port: 5061 }],
    ["[fd00::7]", { host: "[fd00::7]" }],
    ["sip:pbx.example", { host: "pbx.example" }],
    ["sip:pbx.example;transport=tls", { host: "pbx.example", transport: "tls" }],
    ["sip:pbx.example:5071;transport=TCP;lr", { host: "pbx.example", port: 5071, transport: "tcp" }],
    ["sips:pbx.example", { host: "pbx.example", transport: "tls" }],
    ["sip:office@pbx.example;transport=udp", { host: "pbx.example", transport: "udp", username: "office" }],
    [
      "<sip:office@pbx.example:5061;transport=tls>",
      { host: "pbx.example", port: 5061, transport: "tls", username: "office" },
    ],
    ['"Office" <sip:Office@pbx.example>', { host: "pbx.example", username: "Office" }],
    ["sip://pbx.example", { host: "pbx.example" }],
    ["pbx", { host: "pbx" }],
    ["3com.example", { host: "3com.example" }],
  ])("is read from %j", (typed, address) => {
    expect(readSipAddress(typed)).toEqual(address);
  });

  it.each([
    "0.0.0.0",
    "0.0.0.0:5060",
    "127.0.0.1",
    "127.9.9.9",
    "169.254.1.1",
    "224.0.0.1",
    "255.255.255.255",
    "240.0.0.1",
    "192.0.2.7",
    "198.51.100.7",
    "[::]",
    "[::1]",
    "::1",
    "[fe80::1]",
    "[ff02::1]",
    "[2001:db8::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:0.0.0.0]",
    "localhost",
    "pbx.localhost",
    "sip:office@127.0.0.1;transport=tls",
  ])("that calls cannot reach is refused: %s", (typed) => {
    expect(readSipAddress(typed)).toMatchObject({ reason: "unreachable_host" });
  });

  it.each([
    "256.1.1.1",
    "0x7f000001",
    "0x7f.1",
    "2130706433",
    "127.1",
    "1.2.3",
    "010.0.0.1",
    "1.2.3.4.5",
    "https://pbx.example",
    "a b",
    "-x.example",
    "@",
    "pbx.example:",
    "pbx.example:0",
    "pbx.example:70000",
    "[::1",
    "[fe80::1%eth0]",
    "[1.2.3.4]",
    "sip:pbx.example;transport=ws",
    "sip:office:secret@pbx.example",
    "pbx_1.example",
  ])("that is none is refused: %s", (typed) => {
    expect(readSipAddress(typed)).toMatchObject({ reason: "invalid_format" });
  });

  it("says what is wrong with it", () => {
    const sentence = (typed: string) => (readSipAddress(typed) as { message?: string }).message;
    expect(sentence("127.0.0.1")).toBe("Calls cannot reach 127.0.0.1, because it is a loopback address.");
    expect(sentence("256.1.1.1")).toBe("An IP address has four numbers from 0 to 255, like 10.0.0.1.");
    expect(sentence("sip:office:secret@pbx.example")).not.toContain("secret");
  });

  it("is the same when it is read again, whatever was typed", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.domain(),
          fc.ipV4(),
          fc.ipV6(),
          fc.string(),
          fc.stringMatching(/^(sips?:)?[a-z0-9.:@[\];=]{1,30}$/),
        ),
        (typed) => {
          const read = readSipAddress(typed);
          if ("host" in read) expect(readSipAddress(read.host)).toEqual({ host: read.host });
        },
      ),
      propertyRuns(),
    );
  });
});

describe("the input of a trunk", () => {
  const orgId = crypto.randomUUID();
  const create = (fields: object) => createTrunkInput.safeParse({ orgId, name: "Office", ...fields });
  const patch = (fields: object) => patchTrunkInput.safeParse({ id: orgId, ...fields });

  it("takes port, transport and username out of the host", () => {
    expect(create({ host: "sip:office@pbx.example:5071;transport=tls" }).data).toEqual({
      orgId,
      name: "Office",
      host: "pbx.example",
      port: 5071,
      transport: "tls",
      username: "office",
    });
    expect(create({ host: "sips:pbx.example" }).data).toMatchObject({ port: 5061, transport: "tls" });
    expect(create({ host: "sip:a@pbx.example", username: "b" }).data).toMatchObject({ username: "b" });
    expect(patch({ host: "pbx.example:5071" }).data).toEqual({ id: orgId, host: "pbx.example", port: 5071 });
    expect(patch({ host: "pbx.example" }).data).toEqual({ id: orgId, host: "pbx.example" });
  });

  it("takes the same port twice, and refuses fields that contradict the host", () => {
    expect(create({ host: "pbx.example:5071", port: 5071 }).success).toBe(true);
    const { error } = create({ host: "sip:pbx.example:5071;transport=tls", port: 5060, transport: "udp" });
    expect(error?.issues).toMatchObject([
      { path: ["port"], params: { code: "contradicts_host" } },
      { path: ["transport"], params: { code: "contradicts_host" } },
    ]);
  });

  it("names a bad host beside other bad fields", () => {
    const { error } = create({ name: "", host: "0.0.0.0", port: 0 });
    expect(error?.issues.map(({ path }) => path.join()).sort()).toEqual(["host", "name", "port"]);
    expect(create({ host: " " }).error?.issues).toMatchObject([{ params: { code: "required" } }]);
  });
});
