"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";

const MakeKeyDialog = dynamic(() => import("./make-key-dialog").then((it) => it.MakeKeyDialog), {
  ssr: false,
});

/** Opens the form that makes a key; it is loaded when first opened. */
export function MakeKeyButton({ offersPlatform }: { offersPlatform: boolean }) {
  const [open, setOpen] = useState<boolean>();
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Make a key
      </Button>
      {open !== undefined && (
        <MakeKeyDialog open={open} onOpenChange={setOpen} offersPlatform={offersPlatform} />
      )}
    </>
  );
}
