"use client";

import { type QueryKey, type UseQueryOptions, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Pagination } from "@/lib/schemas/common";
import { ErrorState } from "../feedback/error-state";
import { type EmptyWords, ListBody } from "./list-body";

interface Props<Answer, Row, Key extends QueryKey> {
  /** A query of `lib/queries`, which the page has answered already. */
  query: UseQueryOptions<Answer, Error, Answer, Key>;
  rowsOf: (answer: Answer) => readonly Row[];
  /** Search and filters. They stay while the list loads, is empty or fails, and may use what it found. */
  toolbar: (rows: readonly Row[]) => ReactNode;
  errorTitle: string;
  filtered: boolean;
  empty: EmptyWords;
  /** Shown in place of the list until its first answer. */
  loading?: ReactNode;
  children: (rows: readonly Row[]) => ReactNode;
}

/** A list that the browser reads page by page: its toolbar, then the rows, an error, or why there are none. */
export function QueriedList<Answer extends { pagination: Pagination }, Row, Key extends QueryKey>(
  props: Props<Answer, Row, Key>,
) {
  const { query, rowsOf, toolbar, errorTitle, loading = null, ...body } = props;
  const { data, error, refetch } = useQuery(query);
  const rows = data ? rowsOf(data) : [];
  return (
    <>
      {toolbar(rows)}
      {data ? (
        <ListBody {...body} rows={rows} nextCursor={data.pagination.nextCursor} />
      ) : error ? (
        <ErrorState title={errorTitle} error={error} onRetry={() => refetch()} />
      ) : (
        loading
      )}
    </>
  );
}
