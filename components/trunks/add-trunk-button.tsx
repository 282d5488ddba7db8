"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";

const AddTrunkDialog = dynamic(() => import("./add-trunk-dialog").then((it) => it.AddTrunkDialog), {
  ssr: false,
});

/** Opens the form that adds a trunk; it is loaded when first opened. */
export function AddTrunkButton() {
  const [open, setOpen] = useState<boolean>();
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Add a trunk
      </Button>
      {open !== undefined && <AddTrunkDialog open={open} onOpenChange={setOpen} />}
    </>
  );
}
