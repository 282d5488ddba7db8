/** What a carrier can do. Code asks for a capability and never compares a carrier's name. */
export interface CarrierCapabilities {
  /** Numbers for sale can be searched. */
  searchNumbers: boolean;
  /** Calls reach real people. */
  realCalls: boolean;
  /** Numbers cost real money. */
  realCharges: boolean;
  /**
   * For how many days a released number can be bought back by its exact digits, although searches do not offer it; null
   * if the carrier's API does not allow that.
   */
  recoverDays: number | null;
  /** The carrier can accept a purchase now and decide it later. */
  pendingPurchases: boolean;
}

/** What is known of a carrier without its credentials: its display name, what it needs and what it can do. */
export interface CarrierSpec {
  displayName: string;
  /** The environment variables that configure it; all are required. */
  variables: readonly string[];
  capabilities: CarrierCapabilities;
}

/** The carriers that Linekeeper can use, by the name that `CARRIER`, lines and orders have. */
export const CARRIERS = {
  local: {
    displayName: "Local carrier",
    variables: ["LOCAL_CARRIER_URL", "LOCAL_CARRIER_ACCOUNT", "LOCAL_CARRIER_TOKEN"],
    capabilities: {
      searchNumbers: true,
      realCalls: false,
      realCharges: false,
      recoverDays: 10,
      pendingPurchases: false,
    },
  },
  twilio: {
    displayName: "Twilio",
    variables: ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"],
    capabilities: {
      searchNumbers: true,
      realCalls: true,
      realCharges: true,
      // Twilio gives a number back for 10 days, but only on the "Released numbers" page of its console (help article
      // "Cancel or release a Twilio number"). Its API refuses such a purchase with error 21422.
      recoverDays: null,
      pendingPurchases: false,
    },
  },
} as const satisfies Record<string, CarrierSpec>;

export type CarrierName = keyof typeof CARRIERS;
export type CarrierVariable = (typeof CARRIERS)[CarrierName]["variables"][number];

/** Every carrier's name, in the order of the table. */
export const CARRIER_NAMES = Object.keys(CARRIERS) as [CarrierName, ...CarrierName[]];

/** The variables that a carrier needs and an environment lacks, in the order of the table. */
export function missingVariables(
  name: CarrierName,
  environment: Partial<Record<CarrierVariable, string>>,
): CarrierVariable[] {
  return CARRIERS[name].variables.filter((variable) => !environment[variable]);
}

/** The carriers for which an environment has every variable. */
export function configuredNames(environment: Partial<Record<CarrierVariable, string>>): CarrierName[] {
  return CARRIER_NAMES.filter((name) => missingVariables(name, environment).length === 0);
}
