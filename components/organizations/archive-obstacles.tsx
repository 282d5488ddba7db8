import type { Failure } from "@/components/feedback/attempt";
import { type Obstacles, ObstaclesAlert } from "@/components/feedback/obstacles";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";

/**
 * Says what blocks archiving an organization or closing an account, for `ConfirmAct`; null if the refusal has another
 * reason.
 * @param act what the reader is after: "archive the organization"
 */
export const obstaclesTo = (act: string) => (failure: Failure) => {
  const obstacles = obstaclesOf(failure, act);
  return obstacles && <ObstaclesAlert {...obstacles} />;
};

/**
 * What blocks archiving an organization or closing an account; null if the refusal has another reason.
 * @param act what the reader is after: "archive the organization"
 */
export function obstaclesOf(failure: Failure, act = "archive the organization"): Obstacles | null {
  if (failure.code !== "organization_in_use") return null;
  const { details } = failure;
  if ("lines" in details) {
    const { lines } = details;
    return {
      title: lines.length === 1 ? "It still has a line" : `It still has ${lines.length} lines`,
      advice: `Move or release these lines, then ${act}:`,
      items: lines.map(({ id, number, name }) => ({
        id,
        href: paths.number(id),
        label: `${formatPhone(number)} ${name}`,
      })),
    };
  }
  if ("orders" in details)
    return {
      title: "A number purchase is running",
      advice: "Wait for it to finish, then release the line:",
      items: details.orders.map(({ id, name }) => ({ id, href: paths.order(id), label: name })),
    };
  return {
    title: "The account still has locations",
    advice: "Archive these first:",
    items: details.locations.map(({ id, name }) => ({ id, href: paths.organization(id), label: name })),
  };
}
