import type { OrderRemedy } from "@/lib/constants/order-states";
import { paths } from "@/lib/paths";
import type { Order } from "@/lib/schemas/order";
import { retryHref } from "./retry-href";

/** What leads on from a failed order. */
export interface WayOut {
  /** Label of the link. */
  label: string;
  href: string;
  /** What to know before: why this and not another try. */
  advice: string;
  /** Said on the link to the same purchase, which can succeed once the advice was followed; null if it cannot. */
  again: string | null;
}

/** Another try where it may succeed, otherwise what has to change first. */
export function wayOut(order: Order): WayOut {
  const remedy = order.failure?.remedy;
  return remedy ? WAYS[remedy](order) : tryAgain(order);
}

function tryAgain(order: Order): WayOut {
  return {
    label: "Try again",
    href: retryHref(order, order.areaCode),
    advice: "You can try again.",
    again: null,
  };
}

const AFTER_THAT = "Try again after that";

const WAYS: Record<OrderRemedy, (order: Order) => WayOut> = {
  another_number: (order) => ({
    label: "Choose another number",
    href: retryHref(order, order.areaCode),
    advice: "The same number would be refused again.",
    again: null,
  }),
  another_number_or_documents: (order) => ({
    label: "Choose another number",
    href: retryHref(order, null),
    advice:
      "The same purchase would be refused again. Most numbers need no document: choose one in another area code. If you need this number, ask support with the ids below to give the carrier what it asks for.",
    again: null,
  }),
  another_area_code: (order) => ({
    label: "Choose another area code",
    href: retryHref(order, null),
    advice: "The same area code would be refused again.",
    again: null,
  }),
  complete_organization: (order) => ({
    label: "Complete the address",
    href: paths.editOrganization(order.orgId, retryHref(order, order.areaCode)),
    advice: "Complete the address first.",
    again: AFTER_THAT,
  }),
  free_slot: (order) => ({
    label: "See its lines",
    href: paths.numbers({ orgId: order.orgId }),
    advice: "Release a line that is no longer needed first.",
    again: AFTER_THAT,
  }),
  fix_carrier_account: () => ({
    label: "See the carrier",
    href: paths.settingsCarrier(),
    advice: "Every purchase would be refused until support has fixed the account at the carrier.",
    again: AFTER_THAT,
  }),
};
