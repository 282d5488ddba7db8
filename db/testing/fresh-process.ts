// As in a Next.js server, this must be loaded before any other part of Next.js.
import "next/dist/server/node-environment-baseline";
import { type Channel, type ChannelListener, channel } from "node:diagnostics_channel";
import { vi } from "vitest";

/** The channels of Node.js by which `lib/serving` sees every request and connection of the process. */
const CHANNELS = ["http.server.request.start", "net.server.socket"];

/**
 * Resets the worker to the state of a new process before each test file. A worker runs many files, because starting a
 * process and loading its packages takes longer than most files' tests. A file can change the environment, our values on
 * `globalThis`, the state of our modules, and what is done to every request of the process; all four are reset. Packages
 * stay loaded.
 */
const globals = globalThis as typeof globalThis & { linekeeperTestEnvironment?: NodeJS.ProcessEnv };
globals.linekeeperTestEnvironment ??= { ...process.env };
const { linekeeperTestEnvironment: original } = globals;
vi.unstubAllEnvs();
for (const name of Object.keys(process.env)) if (!(name in original)) delete process.env[name];
Object.assign(process.env, original);
for (const name of Object.keys(globals))
  if (name.startsWith("linekeeper") && name !== "linekeeperTestEnvironment")
    Reflect.deleteProperty(globals, name);
for (const each of CHANNELS.map((name) => channel(name) as Channel & { _subscribers?: ChannelListener[] }))
  for (const listener of [...(each._subscribers ?? [])]) each.unsubscribe(listener);
vi.useRealTimers();
vi.resetModules();
