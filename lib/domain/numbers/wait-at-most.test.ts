import { describe, expect, it } from "vitest";
import { waitAtMost } from "./wait-at-most";

describe("waiting for work that continues on its own", () => {
  it("ends with the work, or at the limit if the work takes longer", async () => {
    const never = new Promise<void>(() => undefined);
    const failures: unknown[] = [];
    const tell = (error: unknown) => void failures.push(error);
    expect(await waitAtMost(60_000, Promise.resolve("done"), tell)).toBe("done");
    expect(await waitAtMost(1, never, tell)).toBeNull();
    expect(failures).toEqual([]);
  });

  it("reports a failure, also one after the limit, without failing itself", async () => {
    const failures: unknown[] = [];
    const tell = (error: unknown) => void failures.push(error);
    const [early, late] = [new Error("early"), new Error("late")];
    expect(await waitAtMost(60_000, Promise.reject(early), tell)).toBeNull();
    expect(failures).toEqual([early]);
    let fail: (error: Error) => void = () => undefined;
    await waitAtMost(1, new Promise((_, reject) => (fail = reject)), tell);
    fail(late);
    await new Promise(setImmediate);
    expect(failures).toEqual([early, late]);
  });
});
