import { describe, expect, it } from "vitest";
import { within } from "./patience";

describe("waiting for work that goes on without us", () => {
  it("ends with the work, or with the patience where that takes longer", async () => {
    const never = new Promise<void>(() => undefined);
    const failures: unknown[] = [];
    const tell = (error: unknown) => void failures.push(error);
    expect(await within(60_000, Promise.resolve("done"), tell)).toBe("done");
    expect(await within(1, never, tell)).toBeNull();
    expect(failures).toEqual([]);
  });

  it("tells of a failure, also of one that comes later, and does not fail with it", async () => {
    const failures: unknown[] = [];
    const tell = (error: unknown) => void failures.push(error);
    const [early, late] = [new Error("early"), new Error("late")];
    expect(await within(60_000, Promise.reject(early), tell)).toBeNull();
    expect(failures).toEqual([early]);
    let fail: (error: Error) => void = () => undefined;
    await within(1, new Promise((_, reject) => (fail = reject)), tell);
    fail(late);
    await new Promise(setImmediate);
    expect(failures).toEqual([early, late]);
  });
});
