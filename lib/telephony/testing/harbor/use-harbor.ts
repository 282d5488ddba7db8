import { afterAll, afterEach, beforeAll } from "vitest";
import { registerTestCarrier } from "../../registry";
import { HARBOR_CAPABILITIES, type HarborSettings, openHarbor } from "./harbor-carrier";
import { HARBOR_APPLICATION, HARBOR_KEY, HarborServer } from "./harbor-server";

/**
 * Starts a Harbor for the test file and registers it beside the carriers of its environment. Call it after
 * `useTestCarrier`, which resets the registry.
 * @param options.asDefault whether new orders go to Harbor
 */
export function useHarbor({ asDefault }: { asDefault: boolean }): HarborServer {
  const server = new HarborServer();
  beforeAll(async () => {
    await server.start();
    registerHarbor(server, { asDefault });
  });
  afterEach(() => server.heal());
  afterAll(() => server.stop());
  return server;
}

/** Registers a running Harbor. Call it again to make it the default carrier. */
export function registerHarbor(server: HarborServer, options: { asDefault: boolean }): void {
  registerTestCarrier(
    {
      name: "harbor",
      displayName: "Harbor",
      capabilities: HARBOR_CAPABILITIES,
      open: ({ APP_URL, CARRIER_TIMEOUT_MS }) =>
        openHarbor(harborSettings(server, { appUrl: APP_URL, timeoutMs: CARRIER_TIMEOUT_MS })),
    },
    options,
  );
}

/** The adapter's settings for this Harbor. */
export function harborSettings(
  server: HarborServer,
  { appUrl, timeoutMs }: Pick<HarborSettings, "appUrl" | "timeoutMs">,
): HarborSettings {
  return {
    apiUrl: server.url,
    key: HARBOR_KEY,
    applicationId: HARBOR_APPLICATION,
    publicKey: server.publicKey,
    appUrl,
    timeoutMs,
  };
}
