import { EventEmitter } from "node:events";
import { afterEach, describe, expect, it, vi } from "vitest";
import { eventually } from "@/db/testing/eventually";
import { keepRunning } from "./keep-running";

const log = { warn: () => undefined };
afterEach(() => void vi.useRealTimers());

/** A queue that runs until it is stopped or made to fail. */
function queue() {
  let end: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const promise = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  const events = new EventEmitter();
  return { promise, events, stop: async () => end(), fail: (text: string) => fail(new Error(text)) };
}

describe("keeping the job queue running", () => {
  it("restarts it after it failed and after it could not start, and stops when told", async () => {
    const first = queue();
    const last = queue();
    const start = vi
      .fn()
      .mockResolvedValueOnce(first)
      .mockRejectedValueOnce(new Error("no database"))
      .mockResolvedValue(last);
    const running = keepRunning(start, log);
    await eventually(() => expect(start).toHaveBeenCalledTimes(1));
    first.fail("connection lost");
    await eventually(() => expect(start).toHaveBeenCalledTimes(3));
    await running.stop();
    expect(start).toHaveBeenCalledTimes(3);
  });

  it("stops at once during a pause", async () => {
    const start = vi.fn().mockRejectedValue(new Error("no database"));
    const running = keepRunning(start, log);
    await eventually(() => expect(start).toHaveBeenCalled());
    await running.stop();
  });

  it("restarts it if it began to shut down but never ended", async () => {
    const wedged = queue();
    const next = queue();
    const start = vi.fn().mockResolvedValueOnce(wedged).mockResolvedValue(next);
    const running = keepRunning(start, log, 20);
    await eventually(() => expect(start).toHaveBeenCalledTimes(1));
    wedged.events.emit("pool:gracefulShutdown");
    await eventually(() => expect(start).toHaveBeenCalledTimes(2));
    await running.stop();
    expect(start).toHaveBeenCalledTimes(2);
  });

  it("restarts it if it got only errors for too long when asking for jobs, but not if one attempt worked", async () => {
    vi.useFakeTimers();
    const [first, next] = [queue(), queue()];
    const start = vi.fn().mockResolvedValueOnce(first).mockResolvedValue(next);
    const running = keepRunning(start, log, 10_000);
    await vi.advanceTimersByTimeAsync(0);
    for (const answered of ["worker:getJob:empty", "job:start"]) {
      first.events.emit("worker:getJob:error");
      await vi.advanceTimersByTimeAsync(9_000);
      first.events.emit(answered);
      await vi.advanceTimersByTimeAsync(9_000);
    }
    first.events.emit("worker:getJob:error");
    await vi.advanceTimersByTimeAsync(9_000);
    first.events.emit("worker:getJob:error");
    expect(start).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(start).toHaveBeenCalledTimes(2);
    await running.stop();
  });
});
