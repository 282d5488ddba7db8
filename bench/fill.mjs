import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { hash } from "@node-rs/argon2";
import pg from "pg";

const ACCOUNT = "00000000-0000-7000-8000-000000000001";

/**
 * Fills an empty database with one account of 10,000 organizations and 100,000 lines, and adds an admin.
 * @param {string} databaseUrl
 * @returns ids to open pages with, and the admin's e-mail address and password
 */
export async function fill(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("create extension if not exists pg_stat_statements");
    await client.query(readFileSync(new URL("./seed.sql", import.meta.url), "utf8"));
    const password = randomUUID();
    const user = randomUUID();
    await client.query(
      `insert into users (id, account_id, email, name, password_hash, created_at, updated_at) values ($1, $2, $3, $4, $5, now(), now())`,
      [user, ACCOUNT, "admin@bench.example", "Bench Admin", await hash(password)],
    );
    await client.query(
      "insert into memberships (user_id, org_id, role, created_at) values ($1, $2, 'admin', now())",
      [user, ACCOUNT],
    );
    const one = async (/** @type {string} */ text) => String((await client.query(text)).rows[0].id);
    const org = await one("select id from organizations where name = 'Location 7'");
    return {
      accountId: ACCOUNT,
      ids: {
        org,
        bot: await one(`select id from bots where org_id = '${org}'`),
        line: await one(
          `select id from phone_numbers where org_id = '${org}' and bot_id is not null limit 1`,
        ),
      },
      email: "admin@bench.example",
      password,
    };
  } finally {
    await client.end();
  }
}

/** The newest session's token hash, with which the floor reads the same session row. @param {string} databaseUrl */
export async function sessionHash(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query("select token_hash from sessions order by created_at desc limit 1");
  await client.end();
  return String(rows[0].token_hash);
}
