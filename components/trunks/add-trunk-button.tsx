"use client";

import { useState } from "react";
import { later } from "@/components/feedback/later";
import { Button } from "@/components/ui/button";

const AddTrunkDialog = later(() => import("./add-trunk-dialog").then((it) => it.AddTrunkDialog));

/** Opens the form for a new trunk, which loads when first opened. */
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
