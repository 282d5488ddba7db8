"use client";

import { type ReactNode, useLayoutEffect } from "react";
import { Skeleton } from "../ui/skeleton";

/** Skeleton of a list page: header, filters, rows. */
export function LoadingList({ rows = 8 }: { rows?: number }) {
  return (
    <LoadingPage>
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
    </LoadingPage>
  );
}

/** Skeleton of a detail page: header, main column, side column. */
export function LoadingDetail() {
  return (
    <LoadingPage>
      <Head />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <Skeleton className="h-80" />
        <Skeleton className="h-80" />
      </div>
    </LoadingPage>
  );
}

/** Skeleton of a page of sections below each other. */
export function LoadingSections() {
  return (
    <LoadingPage>
      <Head />
      <div className="grid gap-5">
        <Skeleton className="h-28" />
        <Skeleton className="h-44" />
        <Skeleton className="h-96" />
      </div>
    </LoadingPage>
  );
}

/**
 * Skeleton of a whole page. It begins at the page's top: after a long form, the router takes the short skeleton for the top
 * of the new page, and the browser then holds on to the bottom of it while the page grows.
 */
export function LoadingPage(props: { className?: string; children: ReactNode }) {
  useLayoutEffect(() => {
    // A page that the browser itself is loading may be a reload, which returns to where the reader was.
    if (document.readyState === "complete") window.scrollTo(0, 0);
  }, []);
  return <LoadingStatus {...props} />;
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
