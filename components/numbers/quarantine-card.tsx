"use client";

import { useState } from "react";
import { ActFailure } from "@/components/feedback/act-failure";
import { attempt, type Failure } from "@/components/feedback/attempt";
import { useToast } from "@/components/feedback/use-toast";
import { STATE_TONES } from "@/components/overview/state-look";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StatePill } from "@/components/ui/state-pill";
import { TimeText } from "@/components/ui/time-text";
import { restoreNumberAction } from "@/lib/actions/number-actions";
import { BROUGHT, LINE_STATE_LABELS } from "@/lib/constants/numbers";
import { formatPhone } from "@/lib/phone";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import type { LineAct, LineActs } from "./line-acts";
import { planText } from "./state-text";
import { useLineChanged } from "./use-line-changed";

interface Props {
  line: PhoneNumber;
  acts: LineActs;
  onAct: (act: LineAct) => void;
}

/** When a line is released, what callers get until then, and the ways out. */
export function QuarantineCard({ line, acts, onAct }: Props) {
  const { quarantinedUntil, organization } = line;
  return (
    <Card
      title={<StatePill tone={STATE_TONES[line.state]}>{LINE_STATE_LABELS[line.state]}</StatePill>}
      id="state"
    >
      <div className="grid gap-1 text-ink-2">
        {quarantinedUntil && (
          <p>
            {line.carrier === BROUGHT ? "It leaves Linekeeper on " : "It goes back to the carrier on "}
            <span className="font-medium text-ink">
              <TimeText at={quarantinedUntil} timeZone={organization.timezone} style="absolute" />
            </span>
            .
          </p>
        )}
        <p>{planText(line)}</p>
      </div>
      {acts.quarantine ? (
        <WaysOut line={line} onAct={onAct} />
      ) : (
        <p className="mt-3 text-ink-3 text-sm">An admin can keep it until then.</p>
      )}
    </Card>
  );
}

function WaysOut({ line, onAct }: Omit<Props, "acts">) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const lineChanged = useLineChanged();
  const toast = useToast();
  const number = formatPhone(line.number);

  async function keep() {
    setBusy(true);
    setFailure(null);
    const result = await attempt(() => restoreNumberAction({ id: line.id }));
    setBusy(false);
    if (!result.ok) {
      setFailure(result);
      return lineChanged();
    }
    const { phoneNumber, warnings } = result.data;
    toast.success(
      phoneNumber.bot
        ? `Calls to ${number} reach ${phoneNumber.bot.name} again`
        : `${number} is kept. ${warnings[0]?.message ?? "Attach a bot, so that somebody answers."}`,
    );
    await lineChanged(phoneNumber);
  }

  return (
    <div className="mt-4 grid gap-3">
      {failure && <ActFailure failure={failure} />}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" busy={busy} onClick={keep}>
          Keep this number
        </Button>
        <Button disabled={busy} onClick={() => onAct("quarantine")}>
          Change…
        </Button>
        <Button disabled={busy} onClick={() => onAct("release")}>
          Release now…
        </Button>
      </div>
      <p className="text-ink-3 text-sm">
        Kept, it is attached again to the bot that it had, if that bot is still there.
      </p>
    </div>
  );
}
