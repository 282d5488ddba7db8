"use client";

import { Icon } from "../ui/icon";
import { LinkButton } from "../ui/link-button";
import { EmptyState } from "./empty-state";

interface Props {
  /** What was looked for: "This bot". */
  what?: string;
  back: { href: string; label: string };
}

/** The body of every `not-found.tsx`. What is not there and what is not the reader's to see look the same. */
export function NotFoundState({ what = "This page", back }: Props) {
  return (
    <EmptyState
      heading="h1"
      icon={<Icon name="search-x" className="size-5" />}
      title={`${what} is not here`}
      action={<LinkButton href={back.href}>{back.label}</LinkButton>}
    >
      It may have been removed, or it belongs to an organization that you do not see.
    </EmptyState>
  );
}
