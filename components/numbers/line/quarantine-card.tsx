"use client";

import { useAct } from "@/components/feedback/use-act";
import { useToast } from "@/components/feedback/use-toast";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { TimeText } from "@/components/ui/time-text";
import { restoreNumberAction } from "@/lib/actions/number-actions";
import { leavesFor, planText } from "@/lib/format/line-words";
import { formatPhone } from "@/lib/phone";
import type { PhoneNumber } from "@/lib/schemas/phone-number";
import { LineFailure } from "../dialogs/line-failure";
import { LinePill } from "../line-pill";
import { useLineChanged } from "../use-line-changed";
import type { LineAct, LineActs } from "./line-acts";

interface Props {
  line: PhoneNumber;
  acts: LineActs;
  onAct: (act: LineAct) => void;
}

/** When a line is released, what callers get until then, and how to change that. */
export function QuarantineCard({ line, acts, onAct }: Props) {
  const { quarantinedUntil, organization } = line;
  return (
    <Card title={<LinePill line={line} />} id="state">
      <div className="grid gap-1 text-ink-2">
        {quarantinedUntil && (
          <p>
            It {leavesFor(line)} on{" "}
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
        <p className="mt-3 text-ink-3 text-sm">Until then, an admin can keep it.</p>
      )}
    </Card>
  );
}

function WaysOut({ line, onAct }: Omit<Props, "acts">) {
  const { run, busy, failure } = useAct(`restore ${line.id}`);
  const lineChanged = useLineChanged();
  const toast = useToast();
  const number = formatPhone(line.number);

  async function restore() {
    const { id, version } = line;
    const result = await run((intent) => restoreNumberAction({ id, version }, intent));
    if (!result.ok) return;
    const { phoneNumber, warnings } = result.data;
    toast.success(
      phoneNumber.bot
        ? `Calls to ${number} reach ${phoneNumber.bot.name} again`
        : `${number} stays yours. ${warnings[0]?.message ?? "Attach a bot so that somebody answers."}`,
    );
    await lineChanged(phoneNumber);
  }

  return (
    <div className="mt-4 grid gap-3">
      {failure && <LineFailure failure={failure} line={line} />}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" busy={busy} onClick={restore}>
          Keep this number
        </Button>
        <Button disabled={busy} onClick={() => onAct("quarantine")}>
          Change the release…
        </Button>
        <Button disabled={busy} onClick={() => onAct("release")}>
          Release now…
        </Button>
      </div>
      <p className="text-ink-3 text-sm">
        If you keep it, it is attached to its bot again, unless that bot was deleted.
      </p>
    </div>
  );
}
