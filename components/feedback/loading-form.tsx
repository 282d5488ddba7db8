import { Skeleton } from "../ui/skeleton";
import { LoadingPage } from "./loading";

/** Skeleton of a page with a long form: the header and the cards of fields. */
export function LoadingForm() {
  return (
    <LoadingPage className="max-w-3xl">
      <div className="mb-6 grid gap-2">
        <Skeleton className="h-7 w-56" />
        <Skeleton className="h-4 w-80 max-w-full" />
      </div>
      <div className="grid gap-5">
        <Skeleton className="h-44" />
        <Skeleton className="h-72" />
        <Skeleton className="h-72" />
      </div>
    </LoadingPage>
  );
}
