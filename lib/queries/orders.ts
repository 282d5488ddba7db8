import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { apiPaths } from "@/lib/paths";
import type { Order, OrderFilters, OrderList } from "@/lib/schemas/phone-number";
import { fetchApi } from "./fetch-api";
import { compactFilters } from "./filters";

/** How often a running purchase is looked at, in milliseconds. */
const RUNNING_INTERVAL = 1_000;
/** How often the list of running purchases is looked at while it has any, in milliseconds. */
const LIST_INTERVAL = 3_000;

function isRunning(order: Order): boolean {
  return order.state !== "done" && order.state !== "failed" && !order.stopped;
}

/** One page of purchases; looked at again while one of them runs. */
export function ordersQuery(filters: OrderFilters) {
  const query = compactFilters(filters);
  return queryOptions({
    queryKey: ["orders", "list", query],
    queryFn: ({ signal }) => fetchApi<OrderList>(apiPaths.phoneNumberOrders(query), signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.orders.some(isRunning) ? LIST_INTERVAL : false),
  });
}

/** One purchase; looked at again until it is done or has failed. */
export function orderQuery(id: string) {
  return queryOptions({
    queryKey: ["orders", "detail", id],
    queryFn: ({ signal }) => fetchApi<Order>(apiPaths.phoneNumberOrder(id), signal),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? RUNNING_INTERVAL : false),
  });
}
