import { expect, it } from "vitest";
import { AppError, toRefusal } from "@/lib/errors";
import { fieldOf, runPlainForm } from "./plain-form";

it.each([undefined, null, 3, "email=x", { email: "x" }, ["email"]])(
  "A plain form that is no form (%j) is refused like an empty one, and not a fault",
  async (sent) => {
    expect(fieldOf(sent, "email")).toBeNull();
    const refusal = toRefusal(new AppError("validation_failed"), "r1");
    const seen: unknown[] = [];
    const state = await runPlainForm<{ email: string; password: string }, null>(
      sent,
      { shown: ["email"], hidden: ["password"] },
      async (input) => {
        seen.push(input);
        return refusal;
      },
      "/overview",
    );
    expect(seen).toEqual([{ email: "", password: "" }]);
    expect(state).toEqual({ values: { email: "" }, result: refusal });
  },
);
