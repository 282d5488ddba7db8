"use client";

import { useQuery } from "@tanstack/react-query";
import { useOpenPage } from "@/components/ui/use-scope";
import type { Permission } from "@/lib/constants/permissions";
import { foldText } from "@/lib/fold-text";
import { paths } from "@/lib/paths";
import { searchQuery } from "@/lib/queries/search";
import { Icon } from "../ui/icon";
import type { IconName } from "../ui/icon-names";
import { hitGroups, type LinkItem } from "./hit-items";
import { PaletteDialog } from "./palette-dialog";
import { PALETTE_LABELS, type PaletteProps } from "./palette-waiting";
import { SearchList } from "./search-list";
import { useScopeFilters } from "./use-scope-filters";
import { useSettled } from "./use-settled";

/** A page or an action, the words that find it, and the permission that it needs. */
type Entry = LinkItem & { words: string; needs?: Permission };

const ACTIONS: Entry[] = [
  action("numbers:provision", "Get a number", paths.getNumber(), "buy provision line phone"),
  action("organizations:write", "Add an organization", paths.newOrganization(), "new location practice"),
  action("bots:write", "Add a bot", paths.newBot(), "new receptionist"),
];
const PAGES: Entry[] = [
  page("Overview", paths.overview(), "home"),
  page("Calls", paths.calls(), "conversations transcripts"),
  page("Organizations", paths.organizations(), "locations"),
  page("Numbers", paths.numbers(), "lines phones"),
  page("Bots", paths.bots(), "receptionists"),
  page("Activity", paths.activity(), "audit history log"),
  page("Members", paths.settingsMembers(), "settings people invite users"),
  { ...page("API keys", paths.settingsKeys(), "settings token software"), needs: "keys:write" },
  page("Trunks", paths.settingsTrunks(), "settings sip transfers provider"),
  page("Your sessions", paths.settingsSessions(), "settings devices sign out"),
  page("Carrier status", paths.settingsCarrier(), "settings twilio"),
  page("About the data", paths.settingsData(), "settings license attribution"),
];

interface Props extends PaletteProps {
  /** The reader's permissions in at least one organization; the palette offers nothing beyond them. */
  allowed: readonly Permission[];
}

/** Finds everything that the reader can see, pages and actions. */
export function CommandPalette({ allowed, typed: { query, entered }, onTyped, onClose }: Props) {
  const openPage = useOpenPage();
  const q = useSettled(query.trim());
  const searches = q.length > 1;
  const scope = useScopeFilters();
  const { data, isError, isFetching, isPlaceholderData } = useQuery({
    ...searchQuery(q, scope ?? {}),
    enabled: searches && scope !== undefined,
  });
  // What is shown belongs to an earlier text until the answer for this one is there.
  const stale = query.trim().length > 1 && (query.trim() !== q || isPlaceholderData || !(data || isError));
  const isOffered = (item: Entry) =>
    (!item.needs || allowed.includes(item.needs)) && matches(item, foldText(query));
  const groups = [
    ...(searches && data ? hitGroups(data, q).map((group) => ({ ...group, searched: true })) : []),
    { title: "Actions", items: ACTIONS.filter(isOffered) },
    { title: "Pages", items: PAGES.filter(isOffered) },
  ].filter((group) => group.items.length > 0);

  function choose(id: string) {
    const item = groups.flatMap(({ items }) => items as LinkItem[]).find((each) => each.id === id);
    if (!item) return;
    onClose();
    openPage(item.href);
  }

  return (
    <PaletteDialog label={PALETTE_LABELS.dialog} onClose={onClose}>
      <SearchList
        label={PALETTE_LABELS.field}
        placeholder={PALETTE_LABELS.placeholder}
        query={query}
        onQuery={(next) => onTyped({ query: next, entered: false })}
        entered={entered}
        groups={groups}
        pending={isFetching}
        stale={stale}
        empty={isError ? "The search didn’t work. Try again." : `Nothing matches “${query.trim()}”.`}
        onChoose={choose}
      />
    </PaletteDialog>
  );
}

function action(needs: Permission, label: string, href: string, words: string): Entry {
  return { ...entry(label, href, words, "plus"), needs };
}

function page(label: string, href: string, words: string): Entry {
  return entry(label, href, words, "corner-down-right");
}

function entry(label: string, href: string, words: string, icon: IconName): Entry {
  return { id: href, href, label, words: foldText(`${label} ${words}`), icon: <Icon name={icon} /> };
}

function matches(item: Entry, folded: string): boolean {
  return folded.split(" ").every((word) => item.words.includes(word));
}
