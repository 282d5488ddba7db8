import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { isRunningOrder } from "@/lib/constants/order-states";
import { apiPaths } from "@/lib/paths";
import type { ScopeFilters } from "@/lib/schemas/common";
import type { Order, OrderFilters, OrderList } from "@/lib/schemas/order";
import { fetchApi } from "./fetch-api";
import { compactFilters } from "./filters";

/** Milliseconds between reads of a running order. */
const RUNNING_INTERVAL = 1_000;
/** Milliseconds between reads of a list of orders while one of them runs. */
const LIST_INTERVAL = 3_000;

/** Filters of the open orders of the chosen scope. */
export function openOrders({ orgId, accountId }: ScopeFilters): OrderFilters {
  return { open: "true", orgId, accountId, limit: 20 };
}

/** Filters of the orders of the chosen scope that failed lately and that nobody has dealt with yet. */
export function failedOrders({ orgId, accountId }: ScopeFilters): OrderFilters {
  return { recent: "true", open: "false", orgId, accountId, limit: 20 };
}

/** One page of orders; read again while one of them runs. */
export function ordersQuery(filters: OrderFilters) {
  const query = compactFilters(filters);
  return queryOptions({
    queryKey: ["orders", "list", query],
    queryFn: ({ signal }) => fetchApi<OrderList>(apiPaths.phoneNumberOrders(query), signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.orders.some(isRunningOrder) ? LIST_INTERVAL : false),
  });
}

/** One order; read again while it runs. */
export function orderQuery(id: string) {
  return queryOptions({
    queryKey: ["orders", "detail", id],
    queryFn: ({ signal }) => fetchApi<Order>(apiPaths.phoneNumberOrder(id), signal),
    refetchInterval: ({ state }) => (state.data && isRunningOrder(state.data) ? RUNNING_INTERVAL : false),
  });
}
