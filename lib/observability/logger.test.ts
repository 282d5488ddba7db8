import { Writable } from "node:stream";
import pino from "pino";
import { describe, expect, it } from "vitest";
import { loggerOptions } from "./logger";

/** What the logger writes for one call. */
function lineOf(fields: object, message = "Something happened"): string {
  let text = "";
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      text += chunk;
      done();
    },
  });
  pino(loggerOptions("info"), sink).info(fields, message);
  return text;
}

describe("The log", () => {
  it("never shows secrets, addresses or what is about a patient, nested or not", () => {
    const secrets = { password: "s3cret-a", token: "s3cret-b", email: "s3cret-c@example.com" };
    const patient = { firstName: "s3cret-d", dateOfBirth: "s3cret-e", transcript: "s3cret-f" };
    const line = lineOf({
      ...secrets,
      call: { ...patient },
      request: { headers: { authorization: "s3cret-g" } },
    });
    expect(line).not.toContain("s3cret");
    expect(JSON.parse(line)).toMatchObject({ msg: "Something happened", call: { firstName: "[redacted]" } });
  });

  it("tells an error with its cause, but not the parameters of a failed query", () => {
    const cause = Object.assign(new Error("duplicate key"), {
      code: "23505",
      detail: "Key (email)=(s3cret)",
    });
    // A parameter of several lines, one of which looks like a line of the stack.
    const error = new Error("Failed query: insert into users\nparams: a,s3cret\n  at noon s3cret,1", {
      cause,
    });
    const line = lineOf({ err: error });
    expect(line).not.toContain("s3cret");
    expect(JSON.parse(line).err).toMatchObject({
      message: "Failed query: insert into users",
      stack: expect.stringMatching(/^Failed query: insert into users\n {4}at .*logger\.test\.ts/),
      cause: { code: "23505", message: "duplicate key" },
    });
  });

  it("writes one JSON object a line, with the time in ISO 8601", () => {
    const line = lineOf({ requestId: "r-1" });
    expect(line.trimEnd().split("\n")).toHaveLength(1);
    expect(JSON.parse(line)).toMatchObject({ requestId: "r-1", time: expect.stringMatching(/^\d{4}-.*Z$/) });
  });
});
