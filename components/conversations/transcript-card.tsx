"use client";

import { useId, useState } from "react";
import { ActFailure } from "@/components/feedback/act-failure";
import { useAct } from "@/components/feedback/use-act";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { showConversationAction } from "@/lib/actions/conversation-actions";
import type { ConversationDetail } from "@/lib/schemas/conversation";
import { Transcript } from "./transcript";

interface Props {
  conversation: ConversationDetail;
  canShow: boolean;
  /** The reader works for the operator, and has to say why. */
  needsReason: boolean;
}

/** What was said in a call: masked until somebody who may asks for it, which the history records. */
export function TranscriptCard({ conversation, canShow, needsReason }: Props) {
  const [shown, setShown] = useState(conversation);
  const [reason, setReason] = useState("");
  const { run, busy, failure } = useAct(`show ${conversation.id}`);
  const reasonId = useId();

  async function show() {
    const asked = { id: conversation.id, ...(needsReason && { reason }) };
    // Without an intent: what was said must not be kept anywhere else.
    const result = await run(() => showConversationAction(asked));
    if (result.ok) setShown(result.data);
  }
  return (
    <Card title="Transcript">
      {shown.isMasked && (
        <div className="mb-4 rounded-md bg-sunken p-3">
          <p className="text-ink-2 text-sm">
            {canShow
              ? "What was said is hidden. Showing it is recorded in the history."
              : "What was said is hidden. A manager or an admin of the organization can show it."}
          </p>
          {canShow && (
            <form
              method="post"
              className="mt-2 flex flex-wrap items-end gap-2"
              onSubmit={(event) => {
                event.preventDefault();
                void show();
              }}
            >
              {needsReason && (
                <div className="min-w-0 flex-1 basis-60 text-sm">
                  <label htmlFor={reasonId} className="mb-1 block font-medium">
                    Why do you need to read it?
                  </label>
                  <Input
                    id={reasonId}
                    value={reason}
                    required
                    minLength={3}
                    maxLength={200}
                    onChange={(event) => setReason(event.target.value)}
                  />
                </div>
              )}
              <Button type="submit" busy={busy}>
                Show what was said
              </Button>
            </form>
          )}
          {failure && <ActFailure failure={failure} unchanged="Nothing was shown." />}
        </div>
      )}
      <Transcript turns={shown.transcript} />
    </Card>
  );
}
