import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeNumber } from "@/db/testing/factory";
import { bringNumberInput } from "@/lib/schemas/phone-number";
import { bringNumber } from "./bring-number";

useTestDatabase();

const input = (orgId: string, phoneNumber: string) =>
  bringNumberInput.parse({ orgId, phoneNumber, name: "Desk", language: "ENGLISH", voiceId: "KIND_CURIOUS" });

describe("bringing a number that is in use", () => {
  it("is refused with the line's name to whoever sees the line, and without it to others", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    const line = await makeNumber(mine.location, { name: "Main line" });
    const refusal = (account: typeof mine) =>
      bringNumber(contextOf(account.account), input(account.location.id, line.number)).catch(
        (error) => error,
      );
    expect(await refusal(mine)).toMatchObject({
      code: "number_taken",
      fields: [
        {
          path: "phoneNumber",
          message: `This number is already in use: it is the line Main line of ${mine.location.name}.`,
        },
      ],
    });
    expect(await refusal(foreign)).toMatchObject({
      code: "number_taken",
      fields: [{ path: "phoneNumber", message: "This number is already in use." }],
    });
  });
});
