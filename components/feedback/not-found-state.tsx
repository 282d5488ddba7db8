"use client";

import { Icon } from "../ui/icon";
import { LinkButton } from "../ui/link-button";
import { EmptyState } from "./empty-state";

interface Props {
  /** What the reader looked for: "This bot". */
  what?: string;
  back: { href: string; label: string };
}

/** The body of every `not-found.tsx`. It never reveals whether something is missing or hidden from the reader. */
export function NotFoundState({ what = "This page", back }: Props) {
  return (
    <EmptyState
      heading="h1"
      icon={<Icon name="search-x" className="size-5" />}
      title={`${what} was not found`}
      action={<LinkButton href={back.href}>{back.label}</LinkButton>}
    >
      It may have been deleted, or you may not have access to it.
    </EmptyState>
  );
}
