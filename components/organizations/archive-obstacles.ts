import type { Failure } from "@/components/feedback/attempt";
import type { Obstacles } from "@/components/feedback/obstacles";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";

interface Named {
  id: string;
  name: string;
}

/** What an organization still holds that was not archived; null where the refusal is another. */
export function obstaclesOf({ code, details }: Pick<Failure, "code" | "details">): Obstacles | null {
  if (code !== "organization_in_use") return null;
  const { lines, orders, locations } = details as {
    lines?: (Named & { number: string })[];
    orders?: Named[];
    locations?: Named[];
  };
  if (lines)
    return {
      title: lines.length === 1 ? "It still has a line" : `It still has ${lines.length} lines`,
      advice: "Move or release what is listed here, then archive it:",
      items: lines.map(({ id, number, name }) => ({
        id,
        href: paths.number(id),
        label: `${formatPhone(number)} ${name}`,
      })),
    };
  if (orders)
    return {
      title: "A number is being bought for it",
      advice: "Wait until that is done, then release the line:",
      items: orders.map(({ id, name }) => ({ id, href: paths.order(id), label: name })),
    };
  if (locations)
    return {
      title: "The account still has locations",
      advice: "Archive these first:",
      items: locations.map(({ id, name }) => ({ id, href: paths.organization(id), label: name })),
    };
  return null;
}
