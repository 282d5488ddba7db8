import type { CallsPort, Carrier, CarrierPorts, NumbersPort } from "@/lib/telephony/port";
import { registerTestCarrier } from "@/lib/telephony/registry";

/** The same carrier with some functions of its numbers port replaced. */
export function withNumbers(carrier: Carrier, numbers: Partial<NumbersPort>): Carrier {
  return { ...carrier, numbers: { ...carrier.numbers, ...numbers } };
}

/** Registers a default carrier that can only do this. Any other call to it fails the test. */
export function registerPartialCarrier(
  name: string,
  numbers: Partial<NumbersPort> = {},
  calls: Partial<CallsPort> = {},
): void {
  registerTestCarrier(
    {
      name,
      displayName: name,
      capabilities: {
        searchNumbers: true,
        realCalls: false,
        realCharges: false,
        recoverDays: null,
        pendingPurchases: false,
      },
      open: () => partialPorts(numbers, calls),
    },
    { asDefault: true },
  );
}

function partialPorts(numbers: Partial<NumbersPort>, calls: Partial<CallsPort>): CarrierPorts {
  const unexpected = async () => {
    throw new Error("The carrier was asked something that the test did not expect.");
  };
  return {
    apiUrl: "http://127.0.0.1:1",
    account: { checkHealth: unexpected, monthlyPrice: unexpected },
    numbers: {
      searchNumbers: unexpected,
      buyNumber: unexpected,
      findPurchase: unexpected,
      findNumber: unexpected,
      listNumbers: unexpected,
      wireNumber: unexpected,
      releaseNumber: unexpected,
      ...numbers,
    },
    calls: {
      address: "http://127.0.0.1:1/",
      wiring: "http://127.0.0.1:1/",
      findCall: unexpected,
      listCallsInProgress: unexpected,
      ...calls,
    },
    webhooks: {
      paths: [],
      canListen: false,
      verify: () => "forged",
      parse: () => null,
      render: (answer) => ({
        contentType: "text/plain",
        body: answer.kind === "notice" ? answer.text : answer.kind,
      }),
    },
    relay: null,
  };
}
