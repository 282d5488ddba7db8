"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { botsQuery } from "@/lib/queries/bots";
import { organizationsQuery } from "@/lib/queries/organizations";
import { PaletteDialog } from "../layout/palette-dialog";
import { type SearchGroup, SearchList } from "../layout/search-list";
import { useSettled } from "../layout/use-settled";

export type PickKind = "organization" | "bot";

const SHOWN = 20;
const ANY = "any";

interface Props {
  kind: PickKind;
  label: string;
  onClose: () => void;
  /** Null takes the filter away. */
  onChoose: (id: string | null) => void;
}

/** Finds the organization or bot that a list is narrowed to; bots of the chosen organization, where one is. */
export function FilterPickDialog({ kind, label, onClose, onChoose }: Props) {
  const orgId = useSearchParams().get("orgId") ?? undefined;
  const [query, setQuery] = useState("");
  const q = useSettled(query.trim());
  const search = { q, sort: "name" as const, limit: SHOWN };
  const organizations = useQuery({ ...organizationsQuery(search), enabled: kind === "organization" });
  const bots = useQuery({ ...botsQuery({ ...search, orgId }), enabled: kind === "bot" });
  const asked = kind === "bot" ? bots : organizations;
  const items =
    kind === "bot"
      ? (bots.data?.bots ?? []).map((bot) => ({ id: bot.id, label: bot.name, hint: bot.organization.name }))
      : (organizations.data?.organizations ?? []).map(({ id, name, address }) => ({
          id,
          label: name,
          hint: [address.city, address.state].filter(Boolean).join(", "),
        }));
  const groups: SearchGroup[] = [
    ...(q ? [] : [{ title: "No filter", items: [{ id: ANY, label: `${label}: any` }] }]),
    ...(items.length > 0 ? [{ title: kind === "bot" ? "Bots" : "Organizations", items }] : []),
  ];
  return (
    <PaletteDialog label={`Filter by ${label.toLowerCase()}`} onClose={onClose}>
      <SearchList
        label={kind === "bot" ? "Find a bot" : "Find an organization"}
        query={query}
        onQuery={setQuery}
        groups={groups}
        onChoose={(id) => onChoose(id === ANY ? null : id)}
        pending={asked.isFetching}
        empty={asked.isError ? "The search is not available at the moment." : `Nothing matches “${q}”.`}
      />
    </PaletteDialog>
  );
}
