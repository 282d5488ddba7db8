"use client";

import type { ReactNode } from "react";
import { Skeleton } from "../ui/skeleton";

/** Skeleton of a list page: header, filters, rows. */
export function LoadingList({ rows = 8 }: { rows?: number }) {
  return (
    <LoadingStatus>
      <Head action />
      <div className="mb-3 flex gap-2">
        <Skeleton className="h-9 w-64" />
        <Skeleton className="h-9 w-24" />
      </div>
      <div className="surface divide-y">
        {Array.from({ length: rows }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no identity
          <span key={index} className="skeleton-row" />
        ))}
      </div>
    </LoadingStatus>
  );
}

/** Skeleton of a detail page: header, main column, side column. */
export function LoadingDetail() {
  return (
    <LoadingStatus>
      <Head />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <Skeleton className="h-80" />
        <Skeleton className="h-80" />
      </div>
    </LoadingStatus>
  );
}

/** Skeleton of a page of sections below each other. */
export function LoadingSections() {
  return (
    <LoadingStatus>
      <Head />
      <div className="grid gap-5">
        <Skeleton className="h-28" />
        <Skeleton className="h-44" />
        <Skeleton className="h-96" />
      </div>
    </LoadingStatus>
  );
}

/** What a screen reader hears while the skeleton is shown. */
export function LoadingStatus({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div role="status" className={className}>
      <span className="sr-only">Loading</span>
      {children}
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
