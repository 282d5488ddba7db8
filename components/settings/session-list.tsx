"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useAct } from "@/components/feedback/use-act";
import { useToast } from "@/components/feedback/use-toast";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StatePill } from "@/components/ui/state-pill";
import { TimeText } from "@/components/ui/time-text";
import { endOtherSessionsAction, endSessionAction } from "@/lib/actions/account-actions";
import type { ActionResult } from "@/lib/errors";
import { deviceName } from "./device-name";

interface Session {
  id: string;
  userAgent: string | null;
  ipAddress: string | null;
  createdAt: string;
  lastSeenAt: string;
  isCurrent: boolean;
}

/** The user's sessions; each can be ended, or all but this one. */
export function SessionList({ sessions }: { sessions: Session[] }) {
  const router = useRouter();
  const toast = useToast();
  const [busy, setBusy] = useState<string | null>(null);
  const act = useAct("sessions");

  async function run(key: string, action: (intent: string) => Promise<ActionResult<unknown>>, done: string) {
    setBusy(key);
    const result = await act.run(action);
    setBusy(null);
    if (result.ok) toast.success(done);
    // If the session has already ended, that is what the user wanted.
    else if (result.code !== "not_found") toast.failure(result.message);
    router.refresh();
  }

  return (
    <Card
      title="Where you are signed in"
      flush
      actions={
        sessions.length > 1 && (
          <Button
            busy={busy === "others"}
            onClick={() =>
              run(
                "others",
                (intent) => endOtherSessionsAction({}, intent),
                "You are signed out everywhere but here",
              )
            }
          >
            End all others
          </Button>
        )
      }
    >
      <ul className="divide-y">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5">
            <div className="mr-auto min-w-0">
              <p className="font-medium">{deviceName(session.userAgent)}</p>
              <p className="text-ink-3 text-sm">
                {session.ipAddress && <span className="font-mono">{session.ipAddress} · </span>}
                signed in <TimeText at={session.createdAt} />, last used <TimeText at={session.lastSeenAt} />
              </p>
            </div>
            {session.isCurrent ? (
              <StatePill tone="ok">This session</StatePill>
            ) : (
              <Button
                size="sm"
                busy={busy === session.id}
                aria-label={`End the session of ${deviceName(session.userAgent)}`}
                onClick={() =>
                  run(
                    session.id,
                    (intent) => endSessionAction({ sessionId: session.id }, intent),
                    "The session was ended",
                  )
                }
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
