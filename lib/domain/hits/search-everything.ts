import { and, inArray, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import type { KeyScope } from "@/lib/constants/permissions";
import type { HitKind } from "@/lib/constants/search";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { seesSeveralAccounts } from "@/lib/domain/accounts/account-choices";
import { ORGANIZATION_SCOPE } from "@/lib/domain/organizations/find";
import { inScope, outOfScope, withinReach } from "@/lib/domain/scope";
import { foldText } from "@/lib/fold-text";
import type { Hit, HitList, SearchInput } from "@/lib/schemas/search";
import { type Asked, type Found, readAsked } from "./asked";
import { findBots } from "./find-bots";
import { findChanges } from "./find-changes";
import { findInvitations } from "./find-invitations";
import { findKeys } from "./find-keys";
import { findLines, findReleased } from "./find-lines";
import { findOrders } from "./find-orders";
import { findAccounts, findOrganizations } from "./find-organizations";
import { findPeople } from "./find-people";
import { findStrays } from "./find-strays";
import { findTrunks } from "./find-trunks";

/** A kind of hit: how it is found, within the caller's reach, and which scope a key needs. No scope: only people. */
interface Finder {
  kind: HitKind;
  scope: KeyScope | null;
  find: (context: Context, asked: Asked) => Promise<Found[]>;
}

const FINDERS: readonly Finder[] = [
  { kind: "phone_number", scope: "numbers:read", find: findLines },
  { kind: "released_number", scope: "numbers:read", find: findReleased },
  { kind: "phone_number_order", scope: "numbers:read", find: findOrders },
  { kind: "carrier_finding", scope: null, find: findStrays },
  { kind: "account", scope: "organizations:read", find: findAccounts },
  { kind: "organization", scope: "organizations:read", find: findOrganizations },
  { kind: "bot", scope: "bots:read", find: findBots },
  { kind: "person", scope: null, find: findPeople },
  { kind: "invitation", scope: null, find: findInvitations },
  { kind: "api_key", scope: null, find: findKeys },
  { kind: "sip_trunk", scope: "trunks:read", find: findTrunks },
  { kind: "audit_entry", scope: "audit:read", find: findChanges },
];

/**
 * Searches everything that the caller reaches, a few hits of each kind. Each kind is one statement, and nothing is
 * counted. With an organization or account, what is found there comes first, and what is found elsewhere is listed by
 * itself, so that a pasted number is found wherever it is.
 * @param holds whether the caller's key has a scope; a session has all
 */
export async function searchEverything(
  context: Context,
  input: SearchInput,
  holds: (scope: KeyScope) => boolean,
): Promise<HitList> {
  requirePermissionSomewhere(context, "read");
  const { q, limit, ...scope } = input;
  const asked = await readAsked(context, { q, limit });
  const isScoped = scope.orgId !== undefined || scope.accountId !== undefined;
  const isPerson = context.sessionId !== undefined;
  const finders = FINDERS.filter(({ scope }) => (scope === null ? isPerson : holds(scope)));
  const findAll = (within: Asked["within"]) =>
    Promise.all(finders.map(({ find }) => find(context, { ...asked, within })));
  const [found, elsewhere] = await Promise.all([
    findAll((columns) => (columns ? inScope(scope, columns) : isScoped ? sql`false` : undefined)),
    isScoped ? findAll((columns) => (columns ? outOfScope(scope, columns) : undefined)) : [],
  ]);
  const shown = (all: Found[][]) =>
    bestFirst(
      all.map((each) => each.slice(0, limit)),
      asked.search,
    ).flat();
  const hits = await withPlaces(context, [...shown(found), ...shown(elsewhere)]);
  const inside = shown(found).length;
  return {
    hits: hits.slice(0, inside),
    more: finders.flatMap(({ kind }, index) => ((found[index]?.length ?? 0) > limit ? [kind] : [])),
    elsewhere: hits.slice(inside),
  };
}

/** Puts the kinds first of which something is named exactly so, and then those of which something begins so. */
function bestFirst(kinds: Found[][], { name }: Asked["search"]): Found[][] {
  if (!name) return kinds;
  const rankOf = ({ hit: { title, detail, kind } }: Found) => {
    const named = [title, NAMED_IN_DETAIL.has(kind) ? detail : null].map((each) => foldText(each ?? ""));
    return named.includes(name) ? 0 : named.some((each) => each.startsWith(name)) ? 1 : 2;
  };
  const ranked = kinds.map((found) => ({ found, rank: Math.min(2, ...found.map(rankOf)) }));
  return ranked.sort((one, other) => one.rank - other.rank).map(({ found }) => found);
}

/** The kinds whose title is a number, so that the detail is their name. */
const NAMED_IN_DETAIL: ReadonlySet<HitKind> = new Set([
  "phone_number",
  "released_number",
  "phone_number_order",
]);

/** Names the account of each hit, for callers who work across accounts, and where its organization is. */
async function withPlaces(context: Context, found: Found[]): Promise<Hit[]> {
  const namesAccounts = seesSeveralAccounts(context);
  const ids = found.flatMap(({ hit, accountId }) => [hit.organization?.id, namesAccounts ? accountId : null]);
  const asked = [...new Set(ids)].filter((id) => typeof id === "string");
  const known = new Map((await readPlaces(context, asked)).map((each) => [each.id, each]));
  return found.map(({ hit, accountId }) => {
    const account = namesAccounts ? known.get(accountId ?? "") : undefined;
    const place = known.get(hit.organization?.id ?? "");
    return {
      ...hit,
      account: account ? { id: account.id, name: account.name } : null,
      place: [place?.city, place?.state].filter(Boolean).join(", ") || null,
    };
  });
}

async function readPlaces(context: Context, ids: string[]) {
  if (ids.length === 0) return [];
  const { id, name, city, state } = organizations;
  return database()
    .select({ id, name, city, state })
    .from(organizations)
    .where(and(inArray(id, ids), withinReach(context, ORGANIZATION_SCOPE)));
}
