import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { AppError, ERROR_CODES } from "@/lib/errors";
import { HMS } from "../hms/dialect";
import { OPENCX } from "../opencx/dialect";
import { forPrograms } from "./for-programs";
import { failure } from "./respond";
import { INTERFACE_WORDS } from "./testing";

const ROOT = path.resolve(import.meta.dirname, "../../..");

/** Sentences in the code that the API can answer. The parts for people and their logins have no operations. */
const SOURCES = Object.keys(
  import.meta.glob([
    "/lib/schemas/*.ts",
    "/lib/typed/*.ts",
    "/lib/domain/**/*.ts",
    "/lib/api/{core,v1,hms,opencx,dialects}/*.ts",
    "!/lib/schemas/{user,api-key,carrier}.ts",
    "!/lib/domain/{members,users,keys,setup,sessions,reconcile}/*.ts",
    "!/lib/api/core/{refused-form,for-programs,testing}.ts",
    "!**/*.test.ts",
  ]),
);
const SENTENCE = /"([A-Z][^"\n]* [^"\n]*\.)"|`([A-Z][^`]* [^`]*\.)`/g;

describe("The API has words for programs, not for forms", () => {
  it.each([
    ["Enter two letters, such as IL.", "must be two letters, such as IL"],
    [
      "Choose a timezone from the list, such as America/Chicago.",
      "must be a timezone, such as America/Chicago",
    ],
    [
      "Enter the number without its extension. Extensions cannot be dialed.",
      "must be the number without its extension. Extensions cannot be dialed.",
    ],
    ["This number is already in use.", "This number is already in use."],
    ["is required", "is required"],
  ])("%s", (sentence, worded) => {
    expect(forPrograms(sentence)).toBe(worded);
    expect(forPrograms(worded)).toBe(worded);
  });

  it("in every dialect, also for what the domain refuses", () => {
    const refused = new AppError("validation_failed", {
      fields: [{ path: "value", code: "invalid_format", message: "Enter a phone number." }],
    });
    for (const { body } of [failure(refused, "r"), HMS.failure(refused, "r"), OPENCX.failure(refused, "r")])
      expect(body).toMatch(/value: must be a phone number"/);
  });

  it("in every sentence that it can answer", () => {
    const sentences = SOURCES.flatMap((file) =>
      [...readFileSync(path.join(ROOT, file), "utf8").matchAll(SENTENCE)].map(
        ([, plain, built]) => plain ?? built ?? "",
      ),
    );
    const all = [...sentences, ...Object.values(ERROR_CODES).map(([, sentence]) => sentence)];
    expect(all.length).toBeGreaterThan(150);
    expect(all.map(forPrograms).filter((sentence) => INTERFACE_WORDS.test(sentence))).toEqual([]);
  });
});
