import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, database, openDatabase } from "@/db/client";
import { databaseProblemOf } from "@/lib/constants/database-problem-of";
import { type Postgres, startPostgres } from "./postgres.mjs";
import { findPlace } from "./postgres-place.mjs";

const HAS_OPENSSL = spawnSync("openssl", ["version"]).status === 0;
if (!HAS_OPENSSL) process.stderr.write("openssl is not installed, so the tests of TLS are skipped.\n");

const folder = mkdtempSync(path.join(tmpdir(), "linekeeper-tls-"));
const file = (name: string) => path.join(folder, name);
let server: Postgres;

function openssl(...args: string[]): void {
  const { status, stderr } = spawnSync("openssl", args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`openssl ${args[0]} failed: ${stderr}`);
}

/** Makes an authority, and a certificate by it for localhost but not for 127.0.0.1. */
function makeCertificates(): void {
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  openssl(
    "req",
    "-x509",
    ...key,
    "-keyout",
    "ca.key",
    "-out",
    "ca.pem",
    "-days",
    "2",
    "-subj",
    "/CN=Test authority",
  );
  openssl("req", ...key, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=localhost");
  writeFileSync(file("names"), "subjectAltName=DNS:localhost");
  openssl(
    ...["x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"],
    ...["-out", "server.pem", "-days", "2", "-extfile", "names"],
  );
}

/** Connects with these parameters. @returns whether the connection is encrypted, or the problem */
async function connect(parameters: Record<string, string>, host = "localhost"): Promise<unknown> {
  const url = new URL(server.url);
  url.hostname = host;
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  try {
    openDatabase(url.toString(), { max: 1 });
    const { rows } = await database().execute(sql`select ssl from pg_stat_ssl where pid = pg_backend_pid()`);
    return rows[0]?.ssl;
  } catch (error) {
    return databaseProblemOf(error) ?? error;
  } finally {
    await closeDatabase();
  }
}

describe.skipIf(!HAS_OPENSSL)("TLS to the database", () => {
  beforeAll(async () => {
    makeCertificates();
    chmodSync(folder, 0o755);
    chmodSync(file("server.key"), 0o600);
    const { user } = findPlace(folder, () => {});
    if (user) chownSync(file("server.key"), user.uid, user.gid);
    server = await startPostgres({
      folder,
      password: "p@ss/word",
      settings: [
        "ssl=on",
        `ssl_cert_file=${file("server.pem")}`,
        `ssl_key_file=${file("server.key")}`,
        "fsync=off",
      ],
    });
  });
  afterEach(closeDatabase);
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("is used with sslmode=verify-full and the authority's certificate", async () => {
    expect(await connect({ sslmode: "verify-full", sslrootcert: file("ca.pem") })).toBe(true);
  });

  it.each(["require", "prefer", "verify-ca"])(
    "checks the certificate with sslmode=%s too",
    async (sslmode) => {
      expect(await connect({ sslmode, sslrootcert: file("ca.pem") })).toBe(true);
      expect(await connect({ sslmode })).toBe("certificate_refused");
    },
  );

  it("is refused for another host than the certificate's, and without the authority's certificate", async () => {
    const sslmode = "verify-full";
    expect(await connect({ sslmode, sslrootcert: file("ca.pem") }, "127.0.0.1")).toBe("certificate_refused");
    expect(await connect({ sslmode })).toBe("certificate_refused");
    expect(await connect({ sslmode, sslrootcert: file("missing.pem") })).toBe("certificate_unreadable");
  });

  it("is used without any check with sslmode=no-verify, and not used without sslmode or with disable", async () => {
    expect(await connect({ sslmode: "no-verify" })).toBe(true);
    expect(await connect({})).toBe(false);
    expect(await connect({ sslmode: "disable" })).toBe(false);
  });

  it("that the server requires, or does not offer, is named as the cause", async () => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    const { rows } = await client.query("show hba_file");
    const before = readFileSync(rows[0].hba_file, "utf8");
    const applyRules = async (text: string) => {
      writeFileSync(rows[0].hba_file, text);
      await client.query("select pg_reload_conf()");
    };
    await applyRules(before.replaceAll(/^host /gm, "hostssl "));
    await expect.poll(() => connect({})).toBe("tls_required");
    expect(await connect({ sslmode: "verify-full", sslrootcert: file("ca.pem") })).toBe(true);
    await applyRules(before);
    await client.end();
    await server.stop();
    server = await startPostgres({ folder, password: "p@ss/word", settings: ["fsync=off"] });
    expect(await connect({ sslmode: "verify-full", sslrootcert: file("ca.pem") })).toBe("tls_missing");
  });

  it("does not hide that the password is wrong or missing", async () => {
    const url = new URL(server.url);
    url.password = "another";
    server = { ...server, url: url.toString() };
    expect(await connect({})).toBe("password_refused");
    url.password = "";
    server = { ...server, url: url.toString() };
    expect(await connect({})).toBe("password_missing");
  });
});
