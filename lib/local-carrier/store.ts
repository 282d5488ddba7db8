import { randomBytes } from "node:crypto";
import pg from "pg";
import { connectionString } from "@/db/connection-string";
import { startSession } from "@/db/session";
import { ignoreLibpqVariables } from "@/lib/env";

/** A number that the account owns. */
export interface OwnedNumber {
  sid: string;
  number: string;
  friendly_name: string;
  voice_url: string;
  voice_method: string;
  voice_fallback_url: string;
  voice_fallback_method: string;
  status_callback: string;
  status_callback_method: string;
  date_created: Date;
  date_updated: Date;
}

/** What a request sets of a number; what is absent stays, or has Twilio's default. */
export interface NumberFields {
  friendlyName?: string | undefined;
  voiceUrl?: string | undefined;
  voiceMethod?: string | undefined;
  voiceFallbackUrl?: string | undefined;
  voiceFallbackMethod?: string | undefined;
  statusCallback?: string | undefined;
  statusCallbackMethod?: string | undefined;
}

function valuesOf(fields: NumberFields): (string | null)[] {
  const { friendlyName, voiceUrl, voiceMethod, voiceFallbackUrl, voiceFallbackMethod } = fields;
  const { statusCallback, statusCallbackMethod } = fields;
  const calls = [voiceUrl, voiceMethod, voiceFallbackUrl, voiceFallbackMethod];
  return [friendlyName, ...calls, statusCallback, statusCallbackMethod].map((value) => value ?? null);
}

/** An entry of the ledger, which records every purchase, change of settings and release. */
export interface LedgerEntry {
  id: string;
  at: Date;
  event: "purchase" | "configure" | "release";
  number: string;
  sid: string;
}

/** A call that is over: who talked, for how many seconds, and when. */
export interface EndedCall {
  sid: string;
  from: string;
  to: string;
  status: string;
  seconds: number;
  startedAt: Date;
  endedAt: Date;
}

/** How many days a released number stays reserved for the account that released it. Searches do not offer it. */
const RESERVED_DAYS = 10;

const SCHEMA = `
create schema if not exists local_carrier;
create table if not exists local_carrier.numbers (
  sid text primary key,
  number text not null unique,
  friendly_name text not null,
  voice_url text not null,
  voice_method text not null,
  date_created timestamptz not null default now(),
  date_updated timestamptz not null default now()
);
alter table local_carrier.numbers
  add column if not exists voice_fallback_url text not null default '',
  add column if not exists voice_fallback_method text not null default 'POST',
  add column if not exists status_callback text not null default '',
  add column if not exists status_callback_method text not null default 'POST';
create table if not exists local_carrier.released (
  sid text primary key,
  number text not null,
  released_at timestamptz not null default now()
);
create index if not exists released_number_idx on local_carrier.released (number);
create table if not exists local_carrier.ledger (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  event text not null check (event in ('purchase', 'configure', 'release')),
  number text not null,
  sid text not null
);
create table if not exists local_carrier.calls (
  sid text primary key,
  direction text not null check (direction in ('inbound')),
  from_number text not null,
  to_number text not null,
  status text not null,
  seconds integer not null,
  started_at timestamptz not null,
  ended_at timestamptz not null
);
create or replace function local_carrier.refuse_ledger_change() returns trigger language plpgsql as $$
begin raise exception 'the ledger is append-only'; end $$;
drop trigger if exists ledger_append_only on local_carrier.ledger;
create trigger ledger_append_only before update or delete on local_carrier.ledger
  for each row execute function local_carrier.refuse_ledger_change();
`;

const SELECT_CALLS = `select sid, from_number as "from", to_number as "to", status, seconds, started_at as "startedAt",
  ended_at as "endedAt" from local_carrier.calls`;

/** The local carrier's data, in its own schema, which the product never reads. */
export class CarrierStore {
  readonly #pool: pg.Pool;

  private constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Opens the database, and creates the schema if it is missing. */
  static async open(databaseUrl: string): Promise<CarrierStore> {
    ignoreLibpqVariables();
    const pool = new pg.Pool({
      connectionString: connectionString(databaseUrl),
      max: 5,
      application_name: "local-carrier",
      onConnect: startSession,
    });
    // Without a listener, a dropped connection would end the process; the pool replaces it at the next query.
    pool.on("error", () => {});
    pool.on("connect", (client) => void client.on("error", () => {}));
    const store = new CarrierStore(pool);
    await store.#withSchemaLock((client) => client.query(SCHEMA));
    return store;
  }

  close(): Promise<void> {
    return this.#pool.end();
  }

  /** Returns those of the numbers that a search must not offer, because they are sold or were released recently. */
  async unavailable(numbers: string[]): Promise<Set<string>> {
    const { rows } = await this.#pool.query<{ number: string }>(
      `select number from local_carrier.numbers where number = any($1)
       union all select number from local_carrier.released
       where number = any($1) and released_at > now() - $2 * interval '1 day'`,
      [numbers, RESERVED_DAYS],
    );
    return new Set(rows.map((row) => row.number));
  }

  /** A page of owned numbers, the oldest purchase first. */
  async list(page: { number?: string; offset: number; limit: number }): Promise<OwnedNumber[]> {
    const { rows } = await this.#pool.query<OwnedNumber>(
      `select * from local_carrier.numbers where $1::text is null or number = $1
       order by date_created, sid limit $2 offset $3`,
      [page.number ?? null, page.limit, page.offset],
    );
    return rows;
  }

  async find(sid: string): Promise<OwnedNumber | undefined> {
    const { rows } = await this.#pool.query<OwnedNumber>(
      "select * from local_carrier.numbers where sid = $1",
      [sid],
    );
    return rows[0];
  }

  /**
   * Sells a number; undefined if it is already sold. Of two concurrent buyers, one gets it. A recently released number
   * can be bought back, because there is only one account, which it is reserved for.
   */
  async buy(order: { number: string } & NumberFields): Promise<OwnedNumber | undefined> {
    return this.#inTransaction(async (client) => {
      const sid = `PN${randomBytes(16).toString("hex")}`;
      const { rows } = await client.query<OwnedNumber>(
        `insert into local_carrier.numbers (sid, number, friendly_name, voice_url, voice_method, voice_fallback_url,
           voice_fallback_method, status_callback, status_callback_method)
         values ($1, $2, coalesce($3, $2), coalesce($4, ''), coalesce($5, 'POST'), coalesce($6, ''),
           coalesce($7, 'POST'), coalesce($8, ''), coalesce($9, 'POST'))
         on conflict (number) do nothing returning *`,
        [sid, order.number, ...valuesOf(order)],
      );
      const bought = rows[0];
      if (!bought) return undefined;
      await client.query("delete from local_carrier.released where number = $1", [bought.number]);
      await this.#record(client, "purchase", bought);
      return bought;
    });
  }

  async update(sid: string, changes: NumberFields): Promise<OwnedNumber | undefined> {
    return this.#inTransaction(async (client) => {
      const { rows } = await client.query<OwnedNumber>(
        `update local_carrier.numbers set friendly_name = coalesce($2, friendly_name), voice_url = coalesce($3, voice_url),
           voice_method = coalesce($4, voice_method), voice_fallback_url = coalesce($5, voice_fallback_url),
           voice_fallback_method = coalesce($6, voice_fallback_method),
           status_callback = coalesce($7, status_callback),
           status_callback_method = coalesce($8, status_callback_method), date_updated = now()
         where sid = $1 returning *`,
        [sid, ...valuesOf(changes)],
      );
      const updated = rows[0];
      if (updated) await this.#record(client, "configure", updated);
      return updated;
    });
  }

  /** Takes a number back and reserves it; undefined if the account does not own it. */
  async release(sid: string): Promise<OwnedNumber | undefined> {
    return this.#inTransaction(async (client) => {
      const { rows } = await client.query<OwnedNumber>(
        "delete from local_carrier.numbers where sid = $1 returning *",
        [sid],
      );
      const released = rows[0];
      if (!released) return undefined;
      await client.query("insert into local_carrier.released (sid, number) values ($1, $2)", [
        sid,
        released.number,
      ]);
      await this.#record(client, "release", released);
      return released;
    });
  }

  /** Recently released numbers, the latest first. */
  async released(): Promise<{ sid: string; number: string; released_at: Date }[]> {
    const { rows } = await this.#pool.query(
      `select sid, number, released_at from local_carrier.released
       where released_at > now() - $1 * interval '1 day' order by released_at desc`,
      [RESERVED_DAYS],
    );
    return rows;
  }

  async ledger(): Promise<LedgerEntry[]> {
    const { rows } = await this.#pool.query<LedgerEntry>("select * from local_carrier.ledger order by id");
    return rows;
  }

  /** Keeps a call that is over. */
  async recordCall(call: EndedCall): Promise<void> {
    await this.#pool.query(
      `insert into local_carrier.calls (sid, direction, from_number, to_number, status, seconds, started_at, ended_at)
       values ($1, 'inbound', $2, $3, $4, $5, $6, $7)`,
      [call.sid, call.from, call.to, call.status, call.seconds, call.startedAt, call.endedAt],
    );
  }

  /** A call that is over. */
  async findCall(sid: string): Promise<EndedCall | undefined> {
    const { rows } = await this.#pool.query<EndedCall>(`${SELECT_CALLS} where sid = $1`, [sid]);
    return rows[0];
  }

  /** The calls to and from a number, the latest first. */
  async calls(number: string): Promise<EndedCall[]> {
    const { rows } = await this.#pool.query<EndedCall>(
      `${SELECT_CALLS} where from_number = $1 or to_number = $1 order by started_at desc`,
      [number],
    );
    return rows;
  }

  #record(client: pg.PoolClient, event: LedgerEntry["event"], entry: OwnedNumber) {
    return client.query("insert into local_carrier.ledger (event, number, sid) values ($1, $2, $3)", [
      event,
      entry.number,
      entry.sid,
    ]);
  }

  async #inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    try {
      await client.query("begin");
      const result = await work(client);
      await client.query("commit");
      return result;
    } catch (error) {
      await client.query("rollback").catch(() => {});
      throw error;
    } finally {
      client.release();
    }
  }

  /** Serializes the creation of the schema, in case two carriers start on one database. */
  #withSchemaLock<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return this.#inTransaction(async (client) => {
      await client.query("select pg_advisory_xact_lock(480224)");
      return work(client);
    });
  }
}
