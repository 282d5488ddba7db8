"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useState } from "react";
import { paths, withQuery } from "@/lib/paths";
import { organizationsQuery } from "@/lib/queries/organizations";
import { Icon } from "../ui/icon";
import { PaletteDialog } from "./palette-dialog";
import { type SearchGroup, SearchList } from "./search-list";
import { useSettled } from "./use-settled";

/** Pages that show one organization's part of themselves; from elsewhere the choice leads to its numbers. */
const FILTERED: string[] = [paths.overview(), paths.numbers(), paths.bots(), paths.activity()];
const ALL = "all";

/** Chooses the organization that the lists show. */
export function OrgSwitcherDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const pathname = usePathname();
  const [query, setQuery] = useState("");
  const q = useSettled(query.trim());
  const { data, isFetching, error } = useQuery(organizationsQuery({ q, sort: "name", limit: 20 }));

  const groups: SearchGroup[] = [
    ...(q
      ? []
      : [
          {
            title: "Everything",
            items: [{ id: ALL, label: "All organizations", icon: <Icon name="layers" /> }],
          },
        ]),
    ...(data?.organizations.length
      ? [
          {
            title: "Organizations",
            items: data.organizations.map((organization) => ({
              id: organization.id,
              label: organization.name,
              hint: [organization.address.city, organization.address.state].filter(Boolean).join(", "),
              icon: <Icon name="building-complex" />,
            })),
          },
        ]
      : []),
  ];

  function choose(id: string) {
    onClose();
    const page = FILTERED.includes(pathname) ? pathname : paths.numbers();
    router.push(withQuery(page, { orgId: id === ALL ? undefined : id }));
  }

  return (
    <PaletteDialog label="Choose an organization" onClose={onClose}>
      <SearchList
        label="Find an organization"
        query={query}
        onQuery={setQuery}
        groups={groups}
        onChoose={choose}
        pending={isFetching}
        empty={
          error ? "The organizations cannot be loaded at the moment." : `No organization matches “${q}”.`
        }
      />
    </PaletteDialog>
  );
}
