"use client";

import { useRouter } from "next/navigation";
import { AskButton } from "@/components/feedback/ask-button";
import { ConfirmAct } from "@/components/feedback/confirm-act";
import { releaseStrayAction } from "@/lib/actions/carrier-actions";
import { formatPhone } from "@/lib/phone";
import type { Finding } from "@/lib/schemas/carrier";
import { meansNumber } from "@/lib/typed/means-number";
import { findingNow, shownFinding } from "./finding-conflict";

/** Releases a number that the carrier bills and Linekeeper does not know, once its last four digits are typed. */
export function ReleaseStrayButton({ finding }: { finding: Finding }) {
  const router = useRouter();
  const number = formatPhone(finding.number);
  return (
    <AskButton
      size="sm"
      dialog={(asked) => (
        <ConfirmAct
          {...asked}
          title={`Release ${number} at the carrier?`}
          confirmLabel={`Release ${number}`}
          cancelLabel="Keep number"
          requireText={{
            label: "Type the last four digits of the number",
            isDigits: true,
            accepts: (typed) => meansNumber(typed, finding.number),
          }}
          action={(intent) =>
            releaseStrayAction({ findingId: finding.id, shown: shownFinding(finding) }, intent)
          }
          conflict={{ name: number, changes: findingNow, onShow: () => router.refresh() }}
          done={`${number} is being released`}
          onDone={() => router.refresh()}
        >
          <p>
            Linekeeper does not know <span className="number-text">{number}</span>, but something else may use
            it. The number goes back to the carrier, which may sell it to somebody else.
          </p>
        </ConfirmAct>
      )}
    >
      Release at the carrier…
    </AskButton>
  );
}
