import { EventEmitter } from "node:events";
import { afterEach, describe, expect, it, vi } from "vitest";
import { keepRunning } from "./keep-running";

const log = { warn: () => undefined };
afterEach(() => void vi.useRealTimers());

/** A queue that runs until it is told to end or to break. */
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
  it("starts it again after it broke and after it could not be started, and stops when told", async () => {
    const first = queue();
    const last = queue();
    const start = vi
      .fn()
      .mockResolvedValueOnce(first)
      .mockRejectedValueOnce(new Error("no database"))
      .mockResolvedValue(last);
    const running = keepRunning(start, log);
    await vi.waitFor(() => expect(start).toHaveBeenCalledTimes(1));
    first.fail("connection lost");
    await vi.waitFor(() => expect(start).toHaveBeenCalledTimes(3), { timeout: 5_000 });
    await running.stop();
    expect(start).toHaveBeenCalledTimes(3);
  });

  it("does not wait out its pause when it is told to stop", async () => {
    const start = vi.fn().mockRejectedValue(new Error("no database"));
    const running = keepRunning(start, log);
    await vi.waitFor(() => expect(start).toHaveBeenCalled());
    await running.stop();
  });

  it("starts it again when it shut down and never said that it had ended", async () => {
    const wedged = queue();
    const next = queue();
    const start = vi.fn().mockResolvedValueOnce(wedged).mockResolvedValue(next);
    const running = keepRunning(start, log, 20);
    await vi.waitFor(() => expect(start).toHaveBeenCalledTimes(1));
    wedged.events.emit("pool:gracefulShutdown");
    await vi.waitFor(() => expect(start).toHaveBeenCalledTimes(2), { timeout: 5_000 });
    await running.stop();
    expect(start).toHaveBeenCalledTimes(2);
  });

  it("starts it again when it has only failed to get jobs for long, and not when it got one in between", async () => {
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
