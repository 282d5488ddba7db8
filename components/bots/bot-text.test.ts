import { describe, expect, it } from "vitest";
import type { ListedBot } from "@/lib/schemas/bot";
import { whereBots } from "./bot-text";

function bot(values: Partial<ListedBot> & { at?: string; city?: string | null }): ListedBot {
  const { at = "Downtown", city = "Chicago", ...fields } = values;
  const organization = { id: "1", name: at, city, state: city && "IL" };
  return {
    id: "1",
    name: "Front Desk",
    internalName: null,
    organization,
    accountName: "Cedar",
    ...fields,
  } as ListedBot;
}

describe("whereBots", () => {
  it("tells two bots of one name apart by organization, account and city", () => {
    const texts = whereBots([
      bot({ id: "1" }),
      bot({ id: "2", city: "Joliet" }),
      bot({ id: "3", accountName: "Elm" }),
    ]);
    expect([...texts.values()]).toEqual([
      "Downtown, Cedar · Chicago, Illinois",
      "Downtown, Cedar · Joliet, Illinois",
      "Downtown, Elm · Chicago, Illinois",
    ]);
  });

  it("leaves the account out where all have the same one, and begins with a second name", () => {
    const texts = whereBots([bot({ id: "1", internalName: "night" }), bot({ id: "2", city: null })]);
    expect([...texts.values()]).toEqual(["night · Downtown · Chicago, Illinois", "Downtown"]);
  });

  it("says nothing of an account that the reader does not reach", () => {
    const texts = whereBots([bot({ id: "1", accountName: null }), bot({ id: "2", accountName: "Elm" })]);
    expect(texts.get("1")).toBe("Downtown · Chicago, Illinois");
  });
});
