import { and, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { auditEntries, users } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { containsWords } from "@/lib/domain/search";
import type { AuditActor, AuditActorList, ListActorsInput } from "@/lib/schemas/audit-entry";

/**
 * Whoever ever changed something in the caller's reach: people, support and API keys, by their latest name there, also
 * after they left. The address is the present one, and only for people of an account.
 * @param input.accountId limits it to one account; a foreign one shows nobody
 */
export async function listActors(context: Context, input: ListActorsInput): Promise<AuditActorList> {
  requirePermissionSomewhere(context, "read");
  const { rows } = await database().execute<AuditActor & Record<string, unknown>>(sql`
    select id, type, name, email
    from (
      select distinct on (found.actor_id) found.actor_id as id, found.actor_type as type, found.actor_name as name,
        case when found.actor_type = 'user' then ${users.email} end as email
      from (${sql.join(actorsInReach(context, input.accountId), sql` union all `)}) found
      left join ${users} on ${users.id} = found.actor_id
      order by found.actor_id, found.created_at desc
    ) latest
    where ${and(sql`true`, containsWords(sql`fold_text(name || ' ' || coalesce(email, ''))`, input.q))}
    order by fold_text(name), id
    limit ${input.limit}`);
  return { actors: rows.map(({ id, type, name, email }) => ({ id, type, name, email })) };
}

/** Selects an actor's latest entry at each kind of place that the caller reaches. */
function actorsInReach(context: Context, accountId: string | undefined): SQL[] {
  const { reach } = context;
  if (reach.everything) return accountId ? actorsOfAccounts([accountId]) : [everybody()];
  const isAsked = (place: { accountId: string }) => !accountId || place.accountId === accountId;
  return [
    ...actorsOfAccounts(reach.accounts.filter(isAsked).map((grant) => grant.accountId)),
    ...actorsOfLocations(reach.organizations.filter(isAsked)),
  ];
}

const LATEST = sql`select actor_id, actor_type, actor_name, created_at from ${auditEntries} entry`;

/** Goes from one actor to the next in the index, instead of reading every entry. */
function everybody(): SQL {
  const next = (after: SQL) =>
    sql`(select actor_id from ${auditEntries} where ${after} order by actor_id limit 1)`;
  return sql`
    select latest.* from (
      with recursive actors (id) as (
        select ${next(sql`actor_id is not null`)}
        union all
        select ${next(sql`actor_id > actors.id`)} from actors where actors.id is not null
      ) select id from actors where id is not null
    ) actor, lateral (${LATEST} where actor_id = actor.id order by created_at desc, id desc limit 1) latest`;
}

/** The same within accounts, and who moved a line into one. */
function actorsOfAccounts(accountIds: string[]): SQL[] {
  const accounts = sql`${sql.param(accountIds)}::uuid[]`;
  const next = (account: SQL, after: SQL) => sql`(
    select actor_id from ${auditEntries} where account_id = ${account} and ${after} order by actor_id limit 1)`;
  return [
    sql`
      select latest.* from (
        with recursive actors (account_id, id) as (
          select account.id, ${next(sql`account.id`, sql`actor_id is not null`)}
          from unnest(${accounts}) account (id)
          union all
          select actors.account_id, ${next(sql`actors.account_id`, sql`actor_id > actors.id`)}
          from actors where actors.id is not null
        ) select account_id, id from actors where id is not null
      ) actor, lateral (
        ${LATEST} where account_id = actor.account_id and actor_id = actor.id
        order by created_at desc, id desc limit 1
      ) latest`,
    sql`${LATEST} where target_account_id = any(${accounts}) and actor_id is not null`,
  ];
}

/** Everybody who changed something at single locations; these have few enough entries to read them. */
function actorsOfLocations(places: { orgId: string; accountId: string }[]): SQL[] {
  const locations = sql`${sql.param(places.map(({ orgId }) => orgId))}::uuid[]`;
  const accounts = sql`${sql.param(places.map(({ accountId }) => accountId))}::uuid[]`;
  return [
    sql`${LATEST} where org_id = any(${locations}) and actor_id is not null`,
    sql`${LATEST} where target_account_id = any(${accounts}) and target_org_id = any(${locations})
      and actor_id is not null`,
  ];
}
