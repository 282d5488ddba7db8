import { EventEmitter, once } from "node:events";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "./client";
import { organizations } from "./schema";
import { useTestDatabase } from "./testing/database";
import { makeOrganization } from "./testing/factory";
import { inTransaction, retried } from "./transaction";

useTestDatabase();

const rename = (id: string, name: string) =>
  inTransaction((tx) => tx.update(organizations).set({ name }).where(eq(organizations.id, id)));
const nameOf = async (id: string) =>
  (await database().select().from(organizations).where(eq(organizations.id, id)))[0]?.name;

describe("work that PostgreSQL asks to retry", () => {
  const failing = (sqlState: string, times: number) => {
    const tries = { count: 0 };
    const work = async () => {
      if (++tries.count <= times) throw Object.assign(new Error("again"), { code: sqlState });
      return "done";
    };
    return { tries, work };
  };

  it.each(["40001", "40P01"])("is tried at most five times after %s", async (sqlState) => {
    const soon = failing(sqlState, 4);
    expect([await retried(soon.work), soon.tries.count]).toEqual(["done", 5]);
    const never = failing(sqlState, 5);
    await expect(retried(never.work)).rejects.toThrow("again");
    expect(never.tries.count).toBe(5);
  });

  it("is tried once after any other error", async () => {
    const other = failing("23505", 1);
    await expect(retried(other.work)).rejects.toThrow("again");
    expect(other.tries.count).toBe(1);
  });
});

describe("a transaction within another", () => {
  it("commits and rolls back with the outer one", async () => {
    const [one, two] = [await makeOrganization(), await makeOrganization()];
    await inTransaction(async () => {
      await rename(one.id, "First");
      await rename(two.id, "Second");
      expect(await nameOf(one.id)).toBe(one.name);
    });
    expect([await nameOf(one.id), await nameOf(two.id)]).toEqual(["First", "Second"]);
    const broken = inTransaction(async () => {
      await rename(one.id, "Undone");
      throw new Error("broken");
    });
    await expect(broken).rejects.toThrow("broken");
    expect(await nameOf(one.id)).toBe("First");
  });

  it("is a transaction of its own if the outer one has already ended", async () => {
    const { id } = await makeOrganization();
    let late: Promise<unknown> = Promise.resolve();
    const ended = new EventEmitter();
    const end = once(ended, "end");
    await inTransaction(async () => {
      late = end.then(() => rename(id, "Late"));
    });
    ended.emit("end");
    await late;
    expect(await nameOf(id)).toBe("Late");
  });
});
