import type { ReactNode } from "react";
import { Hydrate } from "@/components/layout/hydrate";
import { PageHeader } from "@/components/layout/page-header";
import type { PrefetchedQuery } from "@/lib/queries/prefetched";

interface Props {
  title: string;
  description: string;
  /** Buttons for the whole list. */
  actions?: ReactNode;
  /** The list's queries, already answered on the server; absent if the server renders the list. */
  queries?: PrefetchedQuery[];
  children: ReactNode;
}

/** The frame of every list page: the header, and the list with its prefetched data. */
export function ListPage({ title, description, actions, queries, children }: Props) {
  return (
    <>
      <PageHeader title={title} description={description} actions={actions} />
      {queries ? <Hydrate queries={queries}>{children}</Hydrate> : children}
    </>
  );
}
