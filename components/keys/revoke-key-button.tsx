"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ApiKey } from "@/lib/schemas/api-key";

const RevokeKeyDialog = dynamic(() => import("./revoke-key-dialog").then((it) => it.RevokeKeyDialog), {
  ssr: false,
});

/** Asks whether a key shall be revoked; the dialog is loaded when first opened. */
export function RevokeKeyButton({ apiKey }: { apiKey: Pick<ApiKey, "id" | "name" | "lastFour"> }) {
  const [open, setOpen] = useState<boolean>();
  return (
    <>
      <Button size="sm" className="whitespace-nowrap" onClick={() => setOpen(true)}>
        Revoke…
        <span className="sr-only">
          {apiKey.name}, ending in {apiKey.lastFour}
        </span>
      </Button>
      {open !== undefined && (
        <RevokeKeyDialog key={String(open)} apiKey={apiKey} open={open} onOpenChange={setOpen} />
      )}
    </>
  );
}
