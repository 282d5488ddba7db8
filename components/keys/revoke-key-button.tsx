"use client";

import { AskButton } from "@/components/feedback/ask-button";
import { later } from "@/components/feedback/later";
import type { ApiKey } from "@/lib/schemas/api-key";

const RevokeKeyDialog = later(() => import("./revoke-key-dialog").then((it) => it.RevokeKeyDialog));

/** Revokes an API key after asking; the dialog is loaded when it is first opened. */
export function RevokeKeyButton({
  apiKey,
}: {
  apiKey: Pick<ApiKey, "id" | "name" | "lastFour" | "ownerEmail">;
}) {
  return (
    <AskButton
      size="sm"
      className="whitespace-nowrap"
      dialog={(asked) => <RevokeKeyDialog apiKey={apiKey} {...asked} />}
    >
      Revoke…
      <span className="sr-only">
        {apiKey.name}, ending in {apiKey.lastFour}
      </span>
    </AskButton>
  );
}
