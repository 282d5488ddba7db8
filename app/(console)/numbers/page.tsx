import type { Metadata } from "next";
import { NumberList } from "@/components/numbers/list/number-list";
import { LinkButton } from "@/components/ui/link-button";
import { requireCaller } from "@/lib/auth/caller";
import type { Permission } from "@/lib/constants/permissions";
import { accountNamesOf } from "@/lib/domain/accounts/account-choices";
import { countStates } from "@/lib/domain/numbers/count-states";
import { listNumbers } from "@/lib/domain/numbers/list-numbers";
import { countDismissable } from "@/lib/domain/orders/dismiss-all-orders";
import { listOrders } from "@/lib/domain/orders/list-orders";
import { mayInScope, rightsAt } from "@/lib/domain/organizations/rights";
import { STEP_PERMISSIONS } from "@/lib/format/line-words";
import { paths } from "@/lib/paths";
import { numbersQuery } from "@/lib/queries/numbers";
import { failedOrders, openOrders, ordersQuery } from "@/lib/queries/orders";
import { prefetched } from "@/lib/queries/prefetched";
import { listOrdersInput } from "@/lib/schemas/order";
import { NUMBERS_ADDRESS, readListAddress } from "../list-address";
import { ListPage } from "../list-page";
import { isWhole, scopeFor } from "../scope";
import type { SearchParams } from "../search-params";

export const metadata: Metadata = { title: "Numbers" };

/** What the acts in the rows take. */
const ROW_PERMISSIONS: Permission[] = [...STEP_PERMISSIONS, "numbers:provision"];

export default async function NumbersPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const { filters, input, scope, filtered } = await readListAddress(
    NUMBERS_ADDRESS,
    searchParams,
    scopeFor(caller),
  );
  const orders = [openOrders(scope), failedOrders(scope)].map((wanted) => ({
    query: ordersQuery(wanted),
    answer: listOrders(caller, listOrdersInput.parse(wanted)),
  }));
  const lines = listNumbers(caller, input);
  const [rows, placed, counts, canProvision, dismissable] = await Promise.all([
    // A refused cursor is shown in place of the list.
    lines.then(({ phoneNumbers }) => phoneNumbers).catch(() => []),
    Promise.all(orders.map(({ answer }) => answer)),
    countStates(caller, scope),
    mayInScope(caller, "numbers:provision", scope),
    countDismissable(caller, scope),
  ]);
  const [rights, accountNames] = await Promise.all([
    rightsAt(caller, ROW_PERMISSIONS, [...rows, ...placed.flatMap(({ orders }) => orders)]),
    isWhole(scope) ? accountNamesOf(caller, rows) : undefined,
  ]);
  return (
    <ListPage
      title="Numbers"
      description="Your lines: which are answered, by which bot, and which need attention."
      actions={
        canProvision && (
          <>
            <LinkButton href={paths.bringNumber()}>Bring a number</LinkButton>
            <LinkButton href={paths.getNumber()} variant="primary">
              Get a number
            </LinkButton>
          </>
        )
      }
      queries={[
        prefetched(numbersQuery(filters), () => lines),
        ...orders.map(({ query, answer }) => prefetched(query, () => answer)),
      ]}
    >
      <NumberList
        filters={filters}
        scope={scope}
        accountNames={accountNames}
        filtered={filtered}
        canProvision={canProvision}
        counts={counts}
        dismissable={dismissable}
        rights={rights}
      />
    </ListPage>
  );
}
