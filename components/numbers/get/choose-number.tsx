"use client";

import { get, useFormContext } from "react-hook-form";
import { AreaCodePicker } from "@/components/pickers/area-code-picker";
import { AvailableNumberPicker } from "@/components/pickers/available-number-picker";
import { Card } from "@/components/ui/card";
import type { AvailableNumber } from "@/lib/schemas/area-code";

interface Props {
  orgId: string;
  areaCode: string | null;
  candidate: string | null;
  onAreaCode: (code: string) => void;
  /** Called with whether the reader searches for an area code. */
  onSearch: (isSearching: boolean) => void;
  onCandidate: (number: AvailableNumber | null) => void;
  /** Called with whether the carrier has no numbers in the area code. */
  onEmpty: (isEmpty: boolean) => void;
}

/** Chooses the area code, then the number. */
export function ChooseNumber(props: Props) {
  const { orgId, areaCode, candidate, onAreaCode, onSearch, onCandidate, onEmpty } = props;
  const { formState } = useFormContext();
  const fault = (path: string): string | undefined => {
    const found: { message?: string } | undefined = get(formState.errors, path);
    return found?.message;
  };
  return (
    <>
      <Card title="Where should it be from?">
        <AreaCodePicker
          key={orgId}
          orgId={orgId}
          value={areaCode}
          onChange={onAreaCode}
          onSearch={onSearch}
          error={fault("areaCode")}
        />
      </Card>
      {areaCode && (
        <Card title="Which one?">
          <AvailableNumberPicker
            key={areaCode}
            orgId={orgId}
            areaCode={areaCode}
            value={candidate}
            onChange={onCandidate}
            onAreaCode={onAreaCode}
            onEmpty={onEmpty}
            error={fault("phoneNumber")}
          />
        </Card>
      )}
    </>
  );
}
