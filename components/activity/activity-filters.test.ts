import { describe, expect, it } from "vitest";
import { listAuditEntriesInput } from "@/lib/schemas/audit-entry";
import { activityFiltersOf } from "./activity-filters";

describe("activityFiltersOf", () => {
  it("reads days of UTC, to the end of the last one", () => {
    expect(activityFiltersOf({ from: "2026-11-01", to: "2026-11-30" })).toMatchObject({
      from: "2026-11-01T00:00:00.000Z",
      to: "2026-12-01T00:00:00.000Z",
    });
  });

  it("leaves out what the list would refuse, whatever the address says", () => {
    const wrong = [
      { action: `${"x".repeat(61)}.y` },
      { action: "update" },
      { from: "0000-01-01" },
      { from: "2026-13-01" },
      { to: "9999-12-31" },
      { subjectId: "7" },
      { subjectType: "line" },
    ];
    for (const params of wrong) {
      const filters = activityFiltersOf(params);
      expect([params, Object.values(filters).filter((value) => value !== undefined)]).toEqual([params, [50]]);
      expect(listAuditEntriesInput.safeParse(filters).success).toBe(true);
    }
  });
});
