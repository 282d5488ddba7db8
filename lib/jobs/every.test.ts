import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { every } from "./every";

const log = { error: vi.fn() };
let timer: NodeJS.Timeout | undefined;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  clearInterval(timer);
  vi.useRealTimers();
});

describe("a duty of the worker", () => {
  it("never runs twice at once: after a slow run it runs again at the next interval", async () => {
    let end: () => void = () => undefined;
    const work = vi.fn(() => new Promise<void>((resolve) => (end = resolve)));
    timer = every(1_000, "The duty", work, log);
    await vi.advanceTimersByTimeAsync(3_500);
    expect(work).toHaveBeenCalledTimes(1);
    end();
    await vi.advanceTimersByTimeAsync(400);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it("restarts after hanging for ten minutes, and a late end of the hung run starts no second one", async () => {
    const ends: (() => void)[] = [];
    const work = vi.fn(() => new Promise<void>((resolve) => void ends.push(resolve)));
    timer = every(60_000, "The duty", work, log);
    await vi.advanceTimersByTimeAsync(9 * 60_000);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(work).toHaveBeenCalledTimes(2);
    ends[0]?.();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it("is logged when it fails or throws, and runs again at the next interval", async () => {
    const broken = new Error("no database");
    const work = vi
      .fn<() => Promise<void>>()
      .mockRejectedValueOnce(broken)
      .mockImplementationOnce(() => {
        throw broken;
      })
      .mockResolvedValue();
    timer = every(1_000, "The duty", work, log);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(work).toHaveBeenCalledTimes(3);
    expect(log.error.mock.calls).toEqual(Array(2).fill([{ err: broken }, "The duty failed"]));
  });
});
