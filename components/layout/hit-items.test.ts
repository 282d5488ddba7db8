import { describe, expect, it } from "vitest";
import type { Hit } from "@/lib/schemas/search";
import { hitGroups } from "./hit-items";

function hit(values: Partial<Hit>): Hit {
  return {
    kind: "phone_number",
    id: "0198f000-0000-7000-8000-000000000001",
    title: "+13125550142",
    detail: "Main Line",
    lineState: null,
    orderStage: null,
    subjectType: null,
    subjectId: null,
    carrier: null,
    at: null,
    organization: { id: "0198f000-0000-7000-8000-000000000002", name: "Cedar Mesa" },
    account: null,
    bot: { id: "0198f000-0000-7000-8000-000000000003", name: "Front Desk" },
    place: "Chicago, IL",
    ...values,
  };
}

const groups = (hits: Hit[], q: string) => hitGroups({ hits, more: [], elsewhere: [] }, q);
const detail = (q: string) => groups([hit({})], q)[0]?.items[0]?.detail;

describe("what the search found", () => {
  it("says the bot of a line that was found by the bot's name, and of no other", () => {
    expect(detail("front desk")).toBe("Main Line · Cedar Mesa · Chicago, IL · Bot: Front Desk");
    expect(detail("FRONT cedar")).toBe("Main Line · Cedar Mesa · Chicago, IL · Bot: Front Desk");
    for (const q of ["cedar", "main", "312"]) expect(detail(q)).toBe("Main Line · Cedar Mesa · Chicago, IL");
  });

  it("is grouped by kind, in the order of the server", () => {
    const kinds = ["bot", "phone_number", "account"] as const;
    const titles = groups(
      kinds.map((kind) => hit({ kind, bot: null })),
      "cedar",
    ).map(({ title }) => title);
    expect(titles).toEqual(["Bots", "Numbers", "Accounts"]);
  });
});
