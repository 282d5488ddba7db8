import { randomBytes } from "node:crypto";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { closeDatabase, openDatabase } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";

declare module "vitest" {
  interface ProvidedContext {
    /** A server on which the tests may create databases. */
    testServerUrl: string;
    /** The migrated, empty database that each test file copies. */
    templateDatabase: string;
  }
}

/** Creates one migrated template database for the whole run; each test file copies it (`useTestDatabase`). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const serverUrl = process.env.LINEKEEPER_TEST_DATABASE_URL;
  if (!serverUrl)
    throw new Error("LINEKEEPER_TEST_DATABASE_URL is not set: run `npm test`, which starts a server.");
  const template = `lk_template_${randomBytes(6).toString("hex")}`;
  await onServer(serverUrl, `create database ${template}`);
  const url = new URL(serverUrl);
  url.pathname = `/${template}`;
  openDatabase(url.toString());
  await migrateDatabase();
  await closeDatabase();
  project.provide("testServerUrl", serverUrl);
  project.provide("templateDatabase", template);
  return () => onServer(serverUrl, `drop database if exists ${template} with (force)`);
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
