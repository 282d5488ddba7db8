"use client";

import { Skeleton } from "../ui/skeleton";

/** In place of a list page that is on its way: header, filters, rows. */
export function LoadingList({ rows = 8 }: { rows?: number }) {
  return (
    <div role="status">
      <span className="sr-only">Loading</span>
      <Head action />
      <div className="mb-4 flex flex-wrap gap-2">
        <Skeleton className="h-9 w-64" />
        <Skeleton className="h-9 w-28" />
        <Skeleton className="h-9 w-28" />
      </div>
      <div className="surface divide-y">
        {Array.from({ length: rows }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no identity
          <span key={index} className="skeleton-row" />
        ))}
      </div>
    </div>
  );
}

/** In place of a detail page that is on its way: header, main column, side column. */
export function LoadingDetail() {
  return (
    <div role="status">
      <span className="sr-only">Loading</span>
      <Head />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <Skeleton className="h-80" />
        <Skeleton className="h-80" />
      </div>
    </div>
  );
}

function Head({ action }: { action?: boolean }) {
  return (
    <div className="mb-6 flex items-start justify-between gap-4">
      <div className="grid gap-2">
        <Skeleton className="h-7 w-48" />
        <Skeleton className="h-4 w-72 max-w-full" />
      </div>
      {action && <Skeleton className="h-9 w-32" />}
    </div>
  );
}
