"use client";

import { useRouter } from "next/navigation";
import { ConfirmAct } from "@/components/feedback/confirm-act";
import { revokeKeyAction } from "@/lib/actions/key-actions";
import type { ApiKey, KeyState } from "@/lib/schemas/api-key";

interface Props {
  apiKey: Pick<ApiKey, "id" | "name" | "lastFour" | "ownerEmail">;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Revokes an API key after asking. */
export function RevokeKeyDialog({ apiKey: { id, name, lastFour, ownerEmail }, ...asked }: Props) {
  const router = useRouter();
  return (
    <ConfirmAct
      {...asked}
      title={`Revoke ${name}, ending in ${lastFour}?`}
      confirmLabel={`Revoke ${name}`}
      action={(intent) => revokeKeyAction({ id, shown: { ownerEmail } }, intent)}
      conflict={{ name, changes: ownerNow, onShow: () => router.refresh() }}
      done={`${name} was revoked`}
      onDone={() => router.refresh()}
      unchanged="Nothing was revoked."
    >
      <p>
        Software that uses this key loses access at its next request. This can’t be undone. To avoid a gap,
        create a new key and switch to it first.
      </p>
    </ConfirmAct>
  );
}

function ownerNow(current: unknown): string[] {
  const { ownerEmail } = current as KeyState;
  return [`It belongs to ${ownerEmail ?? "the operator"} now.`];
}
