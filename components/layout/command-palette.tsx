"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Permission } from "@/lib/constants/permissions";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import { botsQuery } from "@/lib/queries/bots";
import { numbersQuery } from "@/lib/queries/numbers";
import { organizationsQuery } from "@/lib/queries/organizations";
import { Icon } from "../ui/icon";
import { PaletteDialog } from "./palette-dialog";
import { type SearchGroup, type SearchItem, SearchList } from "./search-list";
import { useSettled } from "./use-settled";

/** Ids are addresses: choosing goes there. */
const ACTIONS: (SearchItem & { words: string; needs: Permission })[] = [
  action("numbers:provision", "Get a number", paths.getNumber(), "buy provision line phone"),
  action("organizations:write", "Add an organization", paths.newOrganization(), "new location practice"),
  action("bots:write", "Add a bot", paths.newBot(), "new receptionist"),
];
const PAGES: (SearchItem & { words: string; needs?: Permission })[] = [
  page("Overview", paths.overview(), "home"),
  page("Organizations", paths.organizations(), "locations"),
  page("Numbers", paths.numbers(), "lines phones"),
  page("Bots", paths.bots(), "receptionists"),
  page("Activity", paths.activity(), "audit history log"),
  page("Members", paths.settingsMembers(), "settings people invite users"),
  { ...page("API keys", paths.settingsKeys(), "settings token software"), needs: "keys:write" },
  page("Trunks", paths.settingsTrunks(), "settings sip transfers provider"),
  page("Your sessions", paths.settingsSessions(), "settings devices sign out"),
  page("Carrier status", paths.settingsCarrier(), "settings twilio"),
  page("About the data", paths.settingsData(), "settings licence attribution"),
];
const FEW = 5;

interface Props {
  /** What who is signed in may do somewhere; what is beyond it is not offered. */
  allowed: readonly Permission[];
  onClose: () => void;
}

/** Finds lines, organizations, bots, pages and actions. */
export function CommandPalette({ allowed, onClose }: Props) {
  const router = useRouter();
  const [query, setQuery] = useState("");
  const q = useSettled(query.trim());
  const ask = { enabled: q.length > 1 };
  const numbers = useQuery({ ...numbersQuery({ q, limit: FEW }), ...ask });
  const organizations = useQuery({ ...organizationsQuery({ q, limit: FEW }), ...ask });
  const bots = useQuery({ ...botsQuery({ q, limit: FEW }), ...ask });
  const failed = numbers.isError || organizations.isError || bots.isError;

  const found: SearchGroup[] = !ask.enabled
    ? []
    : [
        {
          title: "Numbers",
          items: (numbers.data?.phoneNumbers ?? []).map((line) => ({
            id: paths.number(line.id),
            label: <span className="number-text">{formatPhone(line.number)}</span>,
            hint: `${line.name} · ${line.organization.name}`,
            icon: <Icon name="phone" />,
          })),
        },
        {
          title: "Organizations",
          items: (organizations.data?.organizations ?? []).map((it) => ({
            id: paths.organization(it.id),
            label: it.name,
            hint: [it.address.city, it.address.state].filter(Boolean).join(", "),
            icon: <Icon name="building-complex" />,
          })),
        },
        {
          title: "Bots",
          items: (bots.data?.bots ?? []).map((bot) => ({
            id: paths.bot(bot.id),
            label: bot.name,
            icon: <Icon name="bot" />,
          })),
        },
      ];
  const isOffered = (item: { words: string; needs?: Permission }) =>
    (!item.needs || allowed.includes(item.needs)) && matches(item, query);
  const groups = [
    ...found,
    { title: "Actions", items: ACTIONS.filter(isOffered) },
    { title: "Pages", items: PAGES.filter(isOffered) },
  ].filter((group) => group.items.length > 0);

  return (
    <PaletteDialog label="Search or go to" onClose={onClose}>
      <SearchList
        label="Search numbers, places, bots"
        query={query}
        onQuery={setQuery}
        groups={groups}
        pending={numbers.isFetching || organizations.isFetching || bots.isFetching}
        empty={failed ? "The search is not available at the moment." : `Nothing matches “${query.trim()}”.`}
        onChoose={(href) => {
          onClose();
          router.push(href);
        }}
      />
    </PaletteDialog>
  );
}

function action(needs: Permission, label: string, href: string, words: string) {
  return { needs, id: href, label, words: `${label} ${words}`.toLowerCase(), icon: <Icon name="plus" /> };
}

function page(label: string, href: string, words: string) {
  return {
    id: href,
    label,
    words: `${label} ${words}`.toLowerCase(),
    icon: <Icon name="corner-down-right" />,
  };
}

function matches(item: { words: string }, query: string): boolean {
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => item.words.includes(word));
}
