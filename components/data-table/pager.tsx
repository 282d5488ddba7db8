"use client";

import { useSearchParams } from "next/navigation";
import { Icon } from "../ui/icon";
import { LinkButton } from "../ui/link-button";
import { useListHref } from "./use-list-href";

/** Leads to the next page and back to the first; empty if everything is on one page. */
export function Pager({ nextCursor }: { nextCursor: string | null }) {
  const hrefWith = useListHref();
  const later = useSearchParams().has("cursor");
  if (!later && !nextCursor) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex items-center justify-between gap-2">
      {later ? (
        <LinkButton size="sm" href={hrefWith({})}>
          <Icon name="chevron-left" className="size-4" />
          First page
        </LinkButton>
      ) : (
        <span />
      )}
      {nextCursor ? (
        <LinkButton size="sm" href={hrefWith({ cursor: nextCursor })}>
          Next page
          <Icon name="chevron-right" className="size-4" />
        </LinkButton>
      ) : (
        <span className="text-ink-3 text-sm">End of list</span>
      )}
    </nav>
  );
}
