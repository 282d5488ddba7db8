"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Alert } from "@/components/feedback/alert";
import { useToast } from "@/components/feedback/use-toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { revokeKeyAction } from "@/lib/actions/key-actions";
import type { ApiKey } from "@/lib/schemas/api-key";

interface Props {
  apiKey: Pick<ApiKey, "id" | "name" | "lastFour">;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks before a key is revoked, and says what that means. */
export function RevokeKeyDialog({ apiKey: { id, name, lastFour }, open, onOpenChange }: Props) {
  const router = useRouter();
  const toast = useToast();
  const [failure, setFailure] = useState<string | null>(null);

  async function revoke() {
    const result = await revokeKeyAction({ id });
    if (!result.ok) return setFailure(result.message);
    onOpenChange(false);
    toast.success(`${name} was revoked`);
    router.refresh();
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Revoke ${name}, ending in ${lastFour}?`}
      confirmLabel={`Revoke ${name}`}
      tone="danger"
      onConfirm={revoke}
    >
      <p>
        Whatever uses this key is refused from its next request on. This cannot be undone; to go on, make
        another key and put it in its place first.
      </p>
      {failure && <Alert tone="bad" live title={failure} />}
    </ConfirmDialog>
  );
}
