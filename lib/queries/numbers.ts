import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { apiPaths } from "@/lib/paths";
import type { AuditEntryList } from "@/lib/schemas/audit-entry";
import type {
  AvailableNumberFilters,
  AvailableNumberList,
  NumberChecks,
  NumberFilters,
  PhoneNumber,
  PhoneNumberList,
} from "@/lib/schemas/phone-number";
import { fetchApi } from "./fetch-api";
import { compactFilters } from "./filters";

/** One page of lines. */
export function numbersQuery(filters: NumberFilters) {
  const query = compactFilters(filters);
  return queryOptions({
    queryKey: ["numbers", "list", query],
    queryFn: ({ signal }) => fetchApi<PhoneNumberList>(apiPaths.phoneNumbers(query), signal),
    placeholderData: keepPreviousData,
  });
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

/** Who did what to a line; readable after its release too. */
export function numberHistoryQuery(id: string, page: { limit?: number; cursor?: string } = {}) {
  const query = compactFilters(page);
  return queryOptions({
    queryKey: ["numbers", "history", id, query],
    queryFn: ({ signal }) => fetchApi<AuditEntryList>(apiPaths.phoneNumberHistory(id, query), signal),
  });
}

/** Numbers for sale at the carrier, fresh each time: somebody else may buy them meanwhile. */
export function availableNumbersQuery(filters: AvailableNumberFilters) {
  const query = compactFilters(filters);
  return queryOptions({
    queryKey: ["available-numbers", query],
    queryFn: ({ signal }) => fetchApi<AvailableNumberList>(apiPaths.availablePhoneNumbers(query), signal),
    staleTime: 0,
  });
}
