import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useAct } from "@/components/feedback/use-act";
import { useToast } from "@/components/feedback/use-toast";
import { dismissOrdersAction } from "@/lib/actions/order-actions";

/** Takes one failed purchase off everybody's lists, and says so. */
export function useDismissOrders() {
  const queries = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const { run, busy, failure } = useAct("dismiss");

  async function dismiss(id: string): Promise<void> {
    const result = await run((intent) => dismissOrdersAction({ ids: [id] }, intent));
    if (!result.ok) return;
    toast.success("Dismissed for everybody");
    router.refresh();
    await queries.invalidateQueries({ queryKey: ["orders"] });
  }
  return { dismiss, busy, failure };
}
