import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { apiPaths } from "@/lib/paths";
import type { AvailableNumberFilters, AvailableNumberList } from "@/lib/schemas/area-code";
import type { AuditEntryList } from "@/lib/schemas/audit-entry";
import type { NumberChecks, NumberFilters, PhoneNumber, PhoneNumberList } from "@/lib/schemas/phone-number";
import { fetchApi } from "./fetch-api";
import { compactFilters } from "./filters";
import { pagesQuery } from "./pages";

/** One page of lines. */
export function numbersQuery(filters: NumberFilters) {
  const query = compactFilters(filters);
  return queryOptions({
    queryKey: ["numbers", "list", query],
    queryFn: ({ signal }) => fetchApi<PhoneNumberList>(apiPaths.phoneNumbers(query), signal),
    placeholderData: keepPreviousData,
  });
}

/** Lines, page by page. */
export function numberPagesQuery(filters: NumberFilters) {
  const query = compactFilters(filters);
  return pagesQuery<PhoneNumberList>(["numbers", query], (page) =>
    apiPaths.phoneNumbers({ ...query, ...page }),
  );
}

/** One line. */
export function numberQuery(id: string) {
  return queryOptions({
    queryKey: ["numbers", "detail", id],
    queryFn: ({ signal }) => fetchApi<PhoneNumber>(apiPaths.phoneNumber(id), signal),
  });
}

/** The four checks of a line. */
export function numberChecksQuery(id: string) {
  return queryOptions({
    queryKey: ["numbers", "checks", id],
    queryFn: ({ signal }) => fetchApi<NumberChecks>(apiPaths.phoneNumberChecks(id), signal),
  });
}

/** The history of a line; still readable after its release. */
export function numberHistoryQuery(id: string, page: { limit?: number; cursor?: string } = {}) {
  const query = compactFilters(page);
  return queryOptions({
    queryKey: ["numbers", "history", id, query],
    queryFn: ({ signal }) => fetchApi<AuditEntryList>(apiPaths.phoneNumberHistory(id, query), signal),
  });
}

/** Numbers for sale at the carrier. Never cached, because somebody else may buy them. */
export function availableNumbersQuery(filters: AvailableNumberFilters) {
  const query = compactFilters(filters);
  return queryOptions({
    queryKey: ["available-numbers", query],
    queryFn: ({ signal }) => fetchApi<AvailableNumberList>(apiPaths.availablePhoneNumbers(query), signal),
    staleTime: 0,
  });
}
