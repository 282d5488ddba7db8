"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { attempt } from "@/components/feedback/attempt";
import { useToast } from "@/components/feedback/use-toast";
import { Button } from "@/components/ui/button";
import { startRunAction } from "@/lib/actions/carrier-actions";

/** How often a comparison under way is looked at, in milliseconds. */
const LOOK_EVERY = 1_500;

/** Compares the carrier's list with ours now, and shows what comes of it when it is done. */
export function CompareButton({
  running,
  acceptLosses = false,
}: {
  running: boolean;
  acceptLosses?: boolean;
}) {
  const router = useRouter();
  const toast = useToast();
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (!running) return;
    const looking = setInterval(() => router.refresh(), LOOK_EVERY);
    return () => clearInterval(looking);
  }, [running, router]);

  async function compare() {
    setBusy(true);
    const result = await attempt(() => startRunAction({ acceptLosses }));
    setBusy(false);
    if (!result.ok) return toast.failure(result.message);
    router.refresh();
  }

  return (
    <Button size="sm" busy={busy || running} onClick={() => void compare()}>
      {acceptLosses ? "They are gone: mark them lost" : "Compare now"}
    </Button>
  );
}
