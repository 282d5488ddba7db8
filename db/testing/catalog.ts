import { sql } from "drizzle-orm";
import { database } from "@/db/client";

/**
 * What PostgreSQL knows about the product's schema, one text per fact, sorted: tables and indexes with their settings,
 * columns in order, constraints, triggers, functions and extensions. Databases with equal facts have equal schemas,
 * however they were created. Works with the system catalogs of PostgreSQL 14 to 18.
 */
export async function readCatalog(): Promise<string[]> {
  const { rows } = await database().execute<{ fact: string }>(sql`
    with own as (select * from pg_class where relnamespace = 'public'::regnamespace)
    select concat_ws(' ', 'relation', oid::regclass, relkind, relpersistence, relreplident, relrowsecurity,
             coalesce(reloptions::text, ''), coalesce(relacl::text, '')) as fact from own
    union all
    select concat_ws(' ', 'column', attrelid::regclass, attnum, attname, format_type(atttypid, atttypmod), attnotnull,
             attgenerated, attidentity, attstorage, attcompression, coalesce(attstattarget, -1), attcollation,
             coalesce(attoptions::text, ''), coalesce(pg_get_expr(adbin, adrelid), ''))
      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
     where attrelid in (select oid from own) and attnum > 0 and not attisdropped
    union all
    select concat_ws(' ', 'constraint', conrelid::regclass, conname, contype, convalidated, condeferrable,
             pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
    union all
    select concat_ws(' ', 'index', pg_get_indexdef(indexrelid), indisvalid, indisunique, indisclustered)
      from pg_index where indexrelid in (select oid from own)
    union all
    select concat_ws(' ', 'trigger', tgenabled, pg_get_triggerdef(oid))
      from pg_trigger where tgrelid in (select oid from own) and not tgisinternal
    union all
    select concat_ws(' ', 'function', pg_get_functiondef(oid)) from pg_proc
     where pronamespace = 'public'::regnamespace and prokind <> 'a'
       and not exists (select 1 from pg_depend where classid = 'pg_proc'::regclass and objid = pg_proc.oid and deptype = 'e')
    union all
    select concat_ws(' ', 'extension', extname, extversion, extnamespace::regnamespace) from pg_extension
    order by fact`);
  return rows.map(({ fact }) => fact);
}
