import { describe, expect, expectTypeOf, it } from "vitest";
import {
  AppError,
  type ErrorDetails,
  isAppError,
  type PlainErrorCode,
  type Refusal,
  toRefusal,
} from "./errors";

const lines = [{ id: "7", number: "+13125550142", name: "Main Line" }];

describe("the facts of a refusal", () => {
  it("are typed by its code, thrown or returned, without a cast", () => {
    const thrown: unknown = new AppError("bot_in_use", { details: { lines } });
    if (!isAppError(thrown, "bot_in_use")) throw new Error("It is that refusal.");
    expectTypeOf(thrown.details).toEqualTypeOf<ErrorDetails["bot_in_use"]>();
    expect(thrown.details.lines).toEqual(lines);
    const refusal: Refusal = toRefusal(thrown, "request");
    if (refusal.code !== "bot_in_use") throw new Error("It is that refusal.");
    expectTypeOf(refusal.details).toEqualTypeOf<ErrorDetails["bot_in_use"]>();
    expect(refusal).toEqual({
      ok: false,
      code: "bot_in_use",
      message: "The bot still answers lines. Attach them to another bot first.",
      details: { lines },
      requestId: "request",
    });
  });

  it("belong to one code only", () => {
    const thrown: unknown = new AppError("not_found");
    expect([isAppError(thrown, "not_found"), isAppError(thrown, "bot_in_use")]).toEqual([true, false]);
    expect([isAppError(new Error("not_found"), "not_found"), isAppError(null, "not_found")]).toEqual([
      false,
      false,
    ]);
    expect(new AppError("not_found").details).toEqual({});
  });

  it("are required for a code that has some, and impossible for one that has none", () => {
    expectTypeOf<"number_limit_reached">().not.toExtend<PlainErrorCode>();
    expectTypeOf<ConstructorParameters<typeof AppError<"number_attached">>[1]>().toExtend<{
      details: { botId: string };
    }>();
    expectTypeOf<{ botId: string }>().not.toExtend<AppError<"not_found">["details"]>();
  });

  it("say how many fields were refused, even if only the first are listed", () => {
    const fields = [{ path: "name", code: "required", message: "is required" }] as const;
    expect(new AppError("validation_failed", { fields: [...fields] }).refusedCount).toBe(1);
    expect(new AppError("validation_failed", { fields: [...fields], refusedCount: 70 }).refusedCount).toBe(
      70,
    );
    expect(new AppError("not_found").refusedCount).toBe(0);
  });
});
