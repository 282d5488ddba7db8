import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDatabase, openDatabase } from "@/db/client";

/**
 * Creates a database for this test file, opens it as the process's database, sets `DATABASE_URL`, and drops it
 * afterwards.
 */
export function useTestDatabase(): { url: () => string } {
  const name = `lk_test_${randomBytes(6).toString("hex")}`;
  const address = () => {
    const url = new URL(inject("testServerUrl"));
    url.pathname = `/${name}`;
    return url.toString();
  };
  beforeAll(async () => {
    // PostgreSQL refuses to copy a template while another session does. An advisory lock makes the files take turns.
    await onServer(`create database ${name} template ${inject("templateDatabase")}`, true);
    process.env.DATABASE_URL = address();
    openDatabase(address(), { max: 20 });
  });
  afterAll(async () => {
    await closeDatabase();
    await onServer(`drop database if exists ${name} with (force)`, false);
  });
  return { url: address };
}

async function onServer(statement: string, inTurn: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: inject("testServerUrl") });
  await client.connect();
  try {
    if (inTurn) await client.query("select pg_advisory_lock(77241)");
    await client.query(statement);
  } finally {
    await client.end();
  }
}
