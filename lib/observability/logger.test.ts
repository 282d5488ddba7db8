import { Writable } from "node:stream";
import pino from "pino";
import { describe, expect, it } from "vitest";
import { loggerOptions } from "./logger";

/** The line that the logger writes for one call. */
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
  it("never shows secrets, e-mail addresses or patient data, nested or not", () => {
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

  it("shows an error with its cause, but not a failed query and its parameters", () => {
    const cause = Object.assign(new Error("duplicate key"), {
      code: "23505",
      detail: "Key (email)=(s3cret)",
    });
    // The parameter has several lines, and one of them looks like a stack frame.
    const error = new Error("Failed query: insert into users\nparams: a,s3cret\n  at noon s3cret,1", {
      cause,
    });
    const line = lineOf({ err: error });
    expect(line).not.toMatch(/s3cret|insert into/);
    expect(JSON.parse(line).err).toMatchObject({
      message: "Failed query",
      stack: expect.stringMatching(/^Failed query\n {4}at .*logger\.test\.ts/),
      cause: { code: "23505", message: "duplicate key" },
    });
  });

  it("has one JSON object per line, with the time in ISO 8601", () => {
    const line = lineOf({ requestId: "r-1" });
    expect(line.trimEnd().split("\n")).toHaveLength(1);
    expect(JSON.parse(line)).toMatchObject({ requestId: "r-1", time: expect.stringMatching(/^\d{4}-.*Z$/) });
  });
});
