import { describe, expect, it } from "vitest";
import { z } from "zod";
import * as botsRoute from "@/app/v1/bots/route";
import * as numbersRoute from "@/app/v1/phone-numbers/route";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { accountKey } from "@/db/testing/keys";
import { AppError } from "@/lib/errors";
import { createBotInput } from "@/lib/schemas/bot";
import { idSchema, lineOfText, wholeNumber } from "@/lib/schemas/common";
import { HMS } from "../hms/dialect";
import { OPENCX } from "../opencx/dialect";
import { readInput } from "./read-input";
import { toApiFieldErrors } from "./refused-fields";
import { failure } from "./respond";
import { call } from "./testing";

useTestDatabase();
useTestEnvironment();

const buy = async (body: unknown) =>
  call(numbersRoute, "POST", "/v1/phone-numbers", { key: (await accountKey()).key, body });
const ORDER = {
  orgId: "01a1fb30-dffd-741d-b644-6d6c2a112d3c",
  name: "Main Line",
  language: "ENGLISH",
  voiceId: "FRIENDLY_BRIGHT",
};

/** The field error that the API returns for one value, without its path. */
function said(schema: z.ZodType, value: unknown) {
  const { error } = z.object({ field: schema }).safeParse({ field: value });
  const [{ path: _, ...field } = { path: "" }] = error ? toApiFieldErrors(error, { field: value }) : [];
  return field;
}

describe("the error of a refused field", () => {
  it.each<[z.ZodType, unknown, object]>([
    [z.string(), undefined, { code: "required", message: "is required", expected: "string" }],
    [z.string(), 7, { code: "invalid_type", message: "must be a string", expected: "string" }],
    [z.number().int(), 1.5, { code: "invalid_type", message: "must be an integer", expected: "integer" }],
    [
      z.record(z.string(), z.string()),
      7,
      { code: "invalid_type", message: "must be an object", expected: "object" },
    ],
    [
      z.enum(["A", "B"]),
      "C",
      { code: "invalid_choice", message: "must be one of A, B", allowed: ["A", "B"] },
    ],
    ...["5.0", "1e1", "+1.5E3"].map((value): [z.ZodType, unknown, object] => [
      wholeNumber("Enter a number.", 1, 100),
      value,
      { code: "invalid_type", message: "must be a whole number, in digits", expected: "number" },
    ]),
    [
      wholeNumber("Enter a number.", 1, 100),
      "many",
      { code: "invalid_type", message: "must be a number", expected: "number" },
    ],
    [
      z.iso.datetime({ offset: true }),
      "2026-11-01T00:00:00 00:00",
      {
        code: "invalid_format",
        message: "must be an ISO 8601 date and time; in a query, write + as %2B",
        format: "date-time",
      },
    ],
    [
      createBotInput.shape.languages,
      ["ENGLISH", "ENGLISH"],
      { code: "invalid", message: "must list each language only once: its items must differ" },
    ],
    [z.literal(false), true, { code: "invalid_choice", message: "must be false", allowed: [false] }],
    [idSchema, "7", { code: "invalid_format", message: "must be a UUID", format: "uuid" }],
    [
      z.iso.datetime(),
      "7",
      { code: "invalid_format", message: "must be an ISO 8601 date and time", format: "date-time" },
    ],
    [
      z.string().regex(/^[a-z]+$/),
      "7",
      { code: "invalid_format", message: "must match ^[a-z]+$", pattern: "^[a-z]+$" },
    ],
    [
      lineOfText("The name", 100),
      "x".repeat(101),
      { code: "too_long", message: "must have at most 100 characters", maxLength: 100 },
    ],
    [lineOfText("The name", 100), " ", { code: "required", message: "is required" }],
    [z.string().min(2), "x", { code: "too_short", message: "must have at least 2 characters", minLength: 2 }],
    [
      z.array(z.string()).min(1),
      [],
      { code: "too_short", message: "must have at least 1 item", minItems: 1 },
    ],
    [
      z.array(z.string()).max(1),
      ["a", "b"],
      { code: "too_long", message: "must have at most 1 item", maxItems: 1 },
    ],
    [z.number().min(1), 0, { code: "too_small", message: "must be at least 1", minimum: 1 }],
    [z.number().max(9), 10, { code: "too_big", message: "must be at most 9", maximum: 9 }],
    [z.number().positive(), 0, { code: "too_small", message: "must be greater than 0", exclusiveMinimum: 0 }],
  ])("is worded from its code and facts: %#", (schema, value, field) => {
    expect(said(schema, value)).toEqual(field);
  });

  it("has the schema's sentence if code and facts say less", () => {
    expect(said(lineOfText("The name", 100), "a\nb")).toEqual({
      code: "invalid",
      message: "The name cannot contain line breaks or control characters.",
    });
  });
});

describe("the message of a refusal", () => {
  it("says what a single field must be", async () => {
    const { status, body } = await buy({ ...ORDER, language: "KLINGON" });
    const message = "language: must be one of ENGLISH, SPANISH, FRENCH";
    expect([status, body.message, body.error]).toMatchObject([
      422,
      message,
      {
        code: "validation_failed",
        message,
        fields: [
          {
            path: "language",
            code: "invalid_choice",
            message: "must be one of ENGLISH, SPANISH, FRENCH",
            allowed: ["ENGLISH", "SPANISH", "FRENCH"],
          },
        ],
      },
    ]);
  });

  it("lists several fields", async () => {
    const { body } = await buy({ orgId: ORDER.orgId, color: "red" });
    expect(body.message).toBe("4 fields were refused: name, language, voiceId, color");
  });

  it("says what the body must be", async () => {
    expect((await buy("[]")).body.message).toBe("The body must be a JSON object");
  });

  it("names the field that a rule of the domain refuses", () => {
    const fields = [
      { path: "cursor", code: "invalid_cursor", message: "Start from the first page." },
    ] as const;
    const { body } = failure(new AppError("validation_failed", { fields: [...fields] }), "request");
    expect(JSON.parse(body ?? "").message).toBe("cursor: Start from the first page.");
  });

  it("has the names and the shape of each dialect", () => {
    const refused = new AppError("validation_failed", {
      fields: [
        { path: "assistant_id", code: "invalid_format", message: "must be a UUID" },
        { path: "name", code: "required", message: "is required" },
      ],
    });
    expect(JSON.parse(HMS.failure(refused, "").body ?? "")).toEqual({
      error: {
        code: "validation_failed",
        message: "assistant_id: must be a UUID; name: is required",
        param: "assistant_id",
        type: "invalid_request",
      },
    });
    expect(JSON.parse(OPENCX.failure(refused, "").body ?? "")).toEqual({
      statusCode: 400,
      message: "assistant_id: must be a UUID; name: is required",
      error: "Bad Request",
    });
  });
});

describe("a body with thousands of wrong fields", () => {
  it("gets the first fifty of them and their total, in a short answer", async () => {
    const { key } = await accountKey();
    const languages = Array(40_000).fill(1);
    const { status, text, body } = await call(botsRoute, "POST", "/v1/bots", {
      key,
      body: { orgId: ORDER.orgId, name: "Desk", greeting: "Hello", languages },
    });
    expect([status, body.error.fields.length]).toEqual([422, 50]);
    expect(body.message).toMatch(/^40000 fields were refused: languages\.0, .* and 39990 more$/);
    expect(text.length).toBeLessThan(10_000);
  });

  it("gets the same for unknown fields, and a very long name is shortened in the message", async () => {
    const unknown = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`field${index}`, 1]));
    const many = await buy({ ...ORDER, ...unknown });
    expect(many.body.error.fields).toHaveLength(50);
    expect(many.body.message).toMatch(/^5000 fields were refused: field0, .* and 4990 more$/);
    const long = await buy({ ...ORDER, ["x".repeat(90_000)]: 1 });
    expect(long.body.message).toBe(`${"x".repeat(100)}…: is not a known field`);
  });

  it("costs no sentences from zod", () => {
    const { localeError } = z.config();
    let made = 0;
    z.config({
      localeError: () => {
        made++;
        return "Invalid";
      },
    });
    try {
      const schema = z.object({ list: z.array(z.enum(["A"])) });
      expect(() => readInput(schema, { list: Array(1000).fill(1) }, {})).toThrow(AppError);
    } finally {
      z.config({ localeError });
    }
    expect(made).toBe(0);
  });
});
