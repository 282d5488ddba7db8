import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { areaCodesQuery, suggestedCodes } from "@/lib/queries/area-codes";
import { proposedCode } from "./proposed-code";
import { useProposal } from "./use-proposal";

interface AreaCodeForm {
  watch(name: "orgId" | "areaCode"): unknown;
  setValue(name: "areaCode", value: string, how?: { shouldDirty: boolean }): void;
}

/**
 * The area code of a new line: the first that is suggested for its organization's address, until the reader chooses one.
 * While they search for another, and where the address suggests none, none is chosen.
 * @param isChosen whether the form began with one
 */
export function useAreaCode(form: AreaCodeForm, isChosen: boolean) {
  const [isSearching, setSearching] = useState(false);
  const orgId = form.watch("orgId") as string;
  const { data } = useQuery({
    ...areaCodesQuery(suggestedCodes(orgId)),
    enabled: orgId !== "",
    placeholderData: undefined,
  });
  const first = data && proposedCode(data.areaCodes);
  const { restart } = useProposal(form, "areaCode", isSearching ? "" : first, isChosen);
  return {
    code: (form.watch("areaCode") as string) || null,
    choose: (code: string) => form.setValue("areaCode", code, { shouldDirty: true }),
    /** To be called with whether the reader searches for a code. */
    setSearching,
    /** To be called when another organization is chosen. */
    restart,
  };
}
