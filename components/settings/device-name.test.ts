import { expect, it } from "vitest";
import { deviceName } from "./device-name";

it("names a browser by brand and system, and says when it is unknown", () => {
  const chrome =
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";
  expect(deviceName(chrome)).toBe("Chrome on macOS");
  expect(deviceName(`${chrome} Edg/140.0`)).toBe("Edge on macOS");
  expect(deviceName("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1")).toBe(
    "Safari on iOS",
  );
  expect(deviceName("curl/8.0")).toBe("Unknown browser");
  expect(deviceName(null)).toBe("Unknown browser");
});
