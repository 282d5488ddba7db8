import { sessionCookieName } from "./cookies";
import { processClock } from "./process-clock";
import { sealSession } from "./session-cookie";
import { openSession } from "./session-store";

/**
 * Opens a session for a test.
 * @returns the Cookie header that a browser would send
 */
export async function signInForTest(userId: string): Promise<string> {
  const secret = await openSession(
    { id: userId },
    { userAgent: "Vitest", ipAddress: "192.0.2.1" },
    processClock()(),
  );
  return `${sessionCookieName()}=${await sealSession(secret)}`;
}
