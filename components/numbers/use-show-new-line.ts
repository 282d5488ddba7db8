import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useToast } from "@/components/feedback/use-toast";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

/** What follows a form that has made a line of a number: it is said, and the line's page opens. */
export function useShowNewLine(): (made: { phoneNumber: PhoneNumber }) => void {
  const router = useRouter();
  const toast = useToast();
  const queries = useQueryClient();
  return ({ phoneNumber }) => {
    toast.success(`${formatPhone(phoneNumber.number)} is a line now`);
    void queries.invalidateQueries({ queryKey: ["numbers"] });
    router.push(paths.number(phoneNumber.id));
  };
}
