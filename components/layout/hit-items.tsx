import { ACTION_LABELS } from "@/components/activity/activity-labels";
import { ORDER_WORDS } from "@/components/orders/order-words";
import { AUDIT_ACTIONS } from "@/lib/constants/audit";
import type { HitKind } from "@/lib/constants/search";
import { foldText } from "@/lib/fold-text";
import { LINE_WORDS } from "@/lib/format/line-words";
import { formatTime } from "@/lib/format/time";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import type { Hit, HitList } from "@/lib/schemas/search";
import { Icon } from "../ui/icon";
import type { IconName } from "../ui/icon-names";
import type { SearchGroup, SearchItem } from "./search-list";

/** An item with the URL that choosing it opens. */
export type LinkItem = SearchItem & { href: string };

interface KindWords {
  title: string;
  icon: IconName;
  href: (hit: Hit) => string;
  /** What a hit is, beyond the title of its group. */
  says?: (hit: Hit) => string | null;
  /** The list with all hits of the kind; absent if there is none. */
  all?: { label: string; href: (q: string) => string };
}

const KINDS: Record<HitKind, KindWords> = {
  phone_number: {
    title: "Numbers",
    icon: "phone",
    href: ({ id }) => paths.number(id),
    says: ({ lineState }) => lineState && LINE_WORDS[lineState].label,
    all: { label: "All numbers that match", href: (q) => paths.numbers({ q }) },
  },
  released_number: {
    title: "Released numbers",
    icon: "phone",
    href: ({ id }) => paths.number(id),
    says: (hit) => `Released on ${dayOf(hit)}`,
    all: { label: "All released numbers that match", href: (q) => paths.numbers({ q, state: "released" }) },
  },
  phone_number_order: {
    title: "Purchases",
    icon: "phone",
    href: ({ id }) => paths.order(id),
    says: ({ orderStage }) => orderStage && ORDER_WORDS[orderStage].label,
  },
  carrier_finding: {
    title: "Unknown numbers at the carrier",
    icon: "triangle-alert",
    href: ({ id }) => paths.finding(id),
    says: () => "Paid for, but not a line",
  },
  account: {
    title: "Accounts",
    icon: "briefcase-business",
    href: ({ id }) => paths.account(id),
    all: { label: "All accounts that match", href: (q) => paths.accounts({ q }) },
  },
  organization: {
    title: "Organizations",
    icon: "building-complex",
    href: ({ id }) => paths.organization(id),
    all: { label: "All organizations that match", href: (q) => paths.organizations({ q }) },
  },
  bot: {
    title: "Bots",
    icon: "bot",
    href: ({ id }) => paths.bot(id),
    all: { label: "All bots that match", href: (q) => paths.bots({ q }) },
  },
  person: {
    title: "People",
    icon: "user",
    // Support staff belong to no organization; their changes say most about them.
    href: ({ id, organization }) =>
      organization ? paths.settingsMembers(organization.id) : paths.activity({ actorId: id }),
    says: ({ organization }) => (organization ? null : "Support"),
  },
  invitation: {
    title: "Invitations",
    icon: "user",
    href: ({ organization }) => paths.settingsMembers(organization?.id),
    says: () => "Not accepted yet",
  },
  api_key: {
    title: "API keys",
    icon: "settings",
    href: () => paths.settingsKeys(),
    says: ({ organization }) => (organization ? null : "The whole platform"),
  },
  sip_trunk: { title: "Trunks", icon: "cable", href: () => paths.settingsTrunks() },
  audit_entry: {
    title: "Changes",
    icon: "rotate-ccw-clock",
    href: ({ subjectType, subjectId }) =>
      subjectType === "phone_number" && subjectId
        ? paths.number(subjectId)
        : paths.activity({ subjectId: subjectId ?? undefined }),
    says: (hit) => dayOf(hit),
    all: { label: "All changes of this request", href: (q) => paths.activity({ requestId: q }) },
  },
};

/** What a search found, grouped by kind as the server ranks them, each hit with what it is and where; what is out of scope comes last. */
export function hitGroups({ hits, more, elsewhere }: HitList, q: string): LinkGroup[] {
  return [
    ...kindsOf(hits).flatMap((kind) => groupOf(kind, hits, q, KINDS[kind].title, allOf(kind, hits, more, q))),
    ...kindsOf(elsewhere).flatMap((kind) => groupOf(kind, elsewhere, q, `Elsewhere: ${KINDS[kind].title}`)),
  ];
}

function kindsOf(hits: readonly Hit[]): HitKind[] {
  return [...new Set(hits.map(({ kind }) => kind))];
}

type LinkGroup = SearchGroup & { items: LinkItem[] };

function groupOf(
  kind: HitKind,
  hits: readonly Hit[],
  q: string,
  title: string,
  after: LinkItem[] = [],
): LinkGroup[] {
  const items = [...hits.filter((hit) => hit.kind === kind).map((hit) => hitItem(hit, q)), ...after];
  return items.length > 0 ? [{ title, items }] : [];
}

/** The list with all hits of a kind: where there are more, and for the changes of a request, which belong together. */
function allOf(kind: HitKind, hits: readonly Hit[], more: readonly HitKind[], q: string): LinkItem[] {
  const { all } = KINDS[kind];
  const isOfRequest = kind === "audit_entry" && hits.some((hit) => hit.kind === kind && hit.id !== q);
  if (!all || !(more.includes(kind) || isOfRequest)) return [];
  return [{ id: `all ${kind}`, href: all.href(q), label: all.label, icon: <Icon name="search" /> }];
}

function hitItem(hit: Hit, q: string): LinkItem {
  const { icon, href, says } = KINDS[hit.kind];
  const isNumber = /^\+\d+$/.test(hit.title);
  return {
    id: `${hit.kind} ${hit.id} ${hit.organization?.id ?? ""}`,
    href: href(hit),
    label: isNumber ? <span className="number-text">{formatPhone(hit.title)}</span> : hit.title,
    detail: [detailOf(hit), ...placeOf(hit), botOf(hit, q)].filter(Boolean).join(" · ") || null,
    hint: says?.(hit),
    icon: <Icon name={icon} />,
  };
}

function detailOf({ kind, detail }: Hit): string | null {
  if (kind !== "audit_entry") return detail;
  const action = AUDIT_ACTIONS.find((each) => each === detail);
  return action ? ACTION_LABELS[action] : detail;
}

/** The bot of a line, where a word of the search is in its name and in nothing else that the row shows. */
function botOf({ title, detail, bot, ...hit }: Hit, q: string): string | null {
  if (!bot) return null;
  const shown = foldText(
    [title, detail, ...placeOf({ title, detail, bot, ...hit })].filter(Boolean).join(" "),
  );
  const name = foldText(bot.name);
  const isWhy = foldText(q)
    .split(" ")
    .some((word) => word !== "" && name.includes(word) && !shown.includes(word));
  return isWhy ? `Bot: ${bot.name}` : null;
}

/** The organization, for readers of several accounts the account above it, and its city. */
function placeOf({ organization, account, place }: Hit): (string | null | undefined)[] {
  return [organization?.name, account && account.id !== organization?.id ? account.name : undefined, place];
}

/** The day of a hit's time, in the reader's timezone: "Nov 12, 2026". */
function dayOf({ at }: Hit): string {
  return at ? formatTime(at, Intl.DateTimeFormat().resolvedOptions().timeZone, "date") : "";
}
