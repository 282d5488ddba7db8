import { randomBytes } from "node:crypto";
import pg from "pg";

/** A number that an account holds. */
export interface OwnedNumber {
  sid: string;
  number: string;
  friendly_name: string;
  voice_url: string;
  voice_method: string;
  date_created: Date;
  date_updated: Date;
}

/** One entry of the ledger: the carrier's own memory of what cost money or ended it. */
export interface LedgerEntry {
  id: string;
  at: Date;
  event: "purchase" | "configure" | "release";
  number: string;
  sid: string;
}

/** How long a released number is kept for the account that gave it back: not for sale to others, and no search offers it. */
export const RELEASED_MEMORY_DAYS = 10;

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
create or replace function local_carrier.refuse_ledger_change() returns trigger language plpgsql as $$
begin raise exception 'the ledger is only added to'; end $$;
drop trigger if exists ledger_append_only on local_carrier.ledger;
create trigger ledger_append_only before update or delete on local_carrier.ledger
  for each row execute function local_carrier.refuse_ledger_change();
`;

/** What the local carrier remembers, in a schema of its own that the product never reads. */
export class CarrierStore {
  readonly #pool: pg.Pool;

  private constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Opens the database and makes the schema where it is missing. */
  static async open(databaseUrl: string): Promise<CarrierStore> {
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 5, application_name: "local-carrier" });
    // A connection that the database drops is replaced at the next query; it must not end the process.
    pool.on("error", () => {});
    pool.on("connect", (client) => void client.on("error", () => {}));
    const store = new CarrierStore(pool);
    await store.#inTurn((client) => client.query(SCHEMA));
    return store;
  }

  close(): Promise<void> {
    return this.#pool.end();
  }

  /** Those of the numbers that a search does not offer: sold, or given back in the last ten days. */
  async notOffered(numbers: string[]): Promise<Set<string>> {
    const { rows } = await this.#pool.query<{ number: string }>(
      `select number from local_carrier.numbers where number = any($1)
       union all select number from local_carrier.released
       where number = any($1) and released_at > now() - $2 * interval '1 day'`,
      [numbers, RELEASED_MEMORY_DAYS],
    );
    return new Set(rows.map((row) => row.number));
  }

  /** A page of what is held, the oldest purchase first; one row more than the page tells that there is another. */
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
   * Sells a number; undefined when it is sold already. One of two at once gets it. There is one account, so whoever asks
   * for a number that was given back lately is the one that it is kept for.
   */
  async buy(order: {
    number: string;
    friendlyName: string;
    voiceUrl: string;
    voiceMethod: string;
  }): Promise<OwnedNumber | undefined> {
    return this.#inTransaction(async (client) => {
      const sid = `PN${randomBytes(16).toString("hex")}`;
      const { rows } = await client.query<OwnedNumber>(
        `insert into local_carrier.numbers (sid, number, friendly_name, voice_url, voice_method)
         values ($1, $2, $3, $4, $5) on conflict (number) do nothing returning *`,
        [sid, order.number, order.friendlyName, order.voiceUrl, order.voiceMethod],
      );
      const bought = rows[0];
      if (!bought) return undefined;
      await client.query("delete from local_carrier.released where number = $1", [bought.number]);
      await this.#record(client, "purchase", bought);
      return bought;
    });
  }

  async update(
    sid: string,
    changes: { friendlyName?: string; voiceUrl?: string; voiceMethod?: string },
  ): Promise<OwnedNumber | undefined> {
    return this.#inTransaction(async (client) => {
      const { rows } = await client.query<OwnedNumber>(
        `update local_carrier.numbers set friendly_name = coalesce($2, friendly_name), voice_url = coalesce($3, voice_url),
           voice_method = coalesce($4, voice_method), date_updated = now() where sid = $1 returning *`,
        [sid, changes.friendlyName ?? null, changes.voiceUrl ?? null, changes.voiceMethod ?? null],
      );
      const updated = rows[0];
      if (updated) await this.#record(client, "configure", updated);
      return updated;
    });
  }

  /** Takes a number back and remembers it; undefined when it is not held. */
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

  /** Numbers given back in the last ten days, the latest first. */
  async released(): Promise<{ sid: string; number: string; released_at: Date }[]> {
    const { rows } = await this.#pool.query(
      `select sid, number, released_at from local_carrier.released
       where released_at > now() - $1 * interval '1 day' order by released_at desc`,
      [RELEASED_MEMORY_DAYS],
    );
    return rows;
  }

  async ledger(): Promise<LedgerEntry[]> {
    const { rows } = await this.#pool.query<LedgerEntry>("select * from local_carrier.ledger order by id");
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

  /** Two carriers that start on one database make the schema one after the other. */
  #inTurn<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return this.#inTransaction(async (client) => {
      await client.query("select pg_advisory_xact_lock(480224)");
      return work(client);
    });
  }
}
