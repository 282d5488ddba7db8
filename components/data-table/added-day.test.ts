import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { numberColumns } from "@/components/numbers/list/number-columns";
import { organizationColumns } from "@/components/organizations/organization-columns";
import type { ListedOrganization } from "@/lib/schemas/organization";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

const NOBODY = { everywhere: [], at: {} };
/** The evening of November 17 in Los Angeles, the morning of November 18 in New York. */
const AT = "2026-11-18T05:30:00.000Z";
const ZONES = ["America/Los_Angeles", "America/New_York"];

const shown = (cell: unknown) => renderToStaticMarkup(cell as never);

describe("the day on which something was added, in a list", () => {
  it("is the reader's, so that neighbors in two timezones that were added together have one day", () => {
    const lines = numberColumns(NOBODY, "America/New_York").find(({ id }) => id === "added");
    const organizations = organizationColumns({
      renderedAt: AT,
      showsAccounts: false,
      timeZone: "America/New_York",
    }).find(({ id }) => id === "added");
    for (const timezone of ZONES) {
      const line = { createdAt: AT, organization: { timezone } } as PhoneNumber;
      expect(shown(lines?.cell(line))).toContain("Nov 18, 2026");
      expect(shown(organizations?.cell({ createdAt: AT, timezone } as ListedOrganization))).toContain(
        "Nov 18, 2026",
      );
    }
  });
});
