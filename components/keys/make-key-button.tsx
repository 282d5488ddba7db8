"use client";

import { useState } from "react";
import { later } from "@/components/feedback/later";
import { Button } from "@/components/ui/button";

const MakeKeyDialog = later(() => import("./make-key-dialog").then((it) => it.MakeKeyDialog));

/** Opens the form for a new key, which loads when first opened. */
export function MakeKeyButton({ offersPlatform }: { offersPlatform: boolean }) {
  const [open, setOpen] = useState<boolean>();
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Create an API key
      </Button>
      {open !== undefined && (
        <MakeKeyDialog open={open} onOpenChange={setOpen} offersPlatform={offersPlatform} />
      )}
    </>
  );
}
