import { useQueryClient } from "@tanstack/react-query";
import { useToast } from "@/components/feedback/use-toast";
import { useOpenPage } from "@/components/ui/use-scope";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

/** After a form has added a line: shows a notification and opens the line's page. */
export function useShowNewLine(): (made: { phoneNumber: PhoneNumber }) => void {
  const openPage = useOpenPage();
  const toast = useToast();
  const queries = useQueryClient();
  return ({ phoneNumber }) => {
    toast.success(`${formatPhone(phoneNumber.number)} was added`);
    void queries.invalidateQueries({ queryKey: ["numbers"] });
    openPage(paths.number(phoneNumber.id));
  };
}
