import type { CarrierSpec } from "@/lib/constants/carriers";
import type { Carrier, CarrierFailure } from "./port";

/** For a carrier that this version does not know, assume that calls and charges are real. */
const UNKNOWN = { realCalls: true, realCharges: true, pendingPurchases: false };

/**
 * A carrier that rows still name, but for which the installation has no credentials. It answers everything with
 * `not_configured`: nothing is sent, so nothing has happened.
 * @param spec undefined for a name that this version does not know
 */
export function unconfiguredCarrier(
  name: string,
  spec: CarrierSpec | undefined,
  missing: readonly string[],
): Carrier {
  const notConfigured = async (): Promise<CarrierFailure> => ({ ok: false, kind: "not_configured", missing });
  return {
    name,
    displayName: spec?.displayName ?? name,
    // Nothing can be searched or bought back without credentials.
    capabilities: { ...(spec?.capabilities ?? UNKNOWN), searchNumbers: false, recoverDays: null },
    variables: spec?.variables ?? [],
    missing,
    account: { checkHealth: notConfigured, monthlyPrice: notConfigured },
    numbers: {
      searchNumbers: notConfigured,
      buyNumber: notConfigured,
      findPurchase: notConfigured,
      findNumber: notConfigured,
      listNumbers: notConfigured,
      wireNumber: notConfigured,
      releaseNumber: notConfigured,
    },
  };
}
