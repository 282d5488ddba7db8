import { Skeleton } from "../ui/skeleton";

/** In place of a page with a long form that is on its way: its header and the cards of its fields. */
export function LoadingForm() {
  return (
    <div role="status" className="max-w-3xl">
      <span className="sr-only">Loading</span>
      <div className="mb-6 grid gap-2">
        <Skeleton className="h-7 w-56" />
        <Skeleton className="h-4 w-80 max-w-full" />
      </div>
      <div className="grid gap-5">
        <Skeleton className="h-44" />
        <Skeleton className="h-72" />
        <Skeleton className="h-72" />
      </div>
    </div>
  );
}
