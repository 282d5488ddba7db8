"use client";

import { get, useFormContext } from "react-hook-form";
import { AreaCodePicker } from "@/components/pickers/area-code-picker";
import { AvailableNumberPicker } from "@/components/pickers/available-number-picker";
import { Card } from "@/components/ui/card";
import type { AvailableNumber } from "@/lib/schemas/phone-number";

interface Props {
  orgId: string;
  areaCode: string | null;
  candidate: string | null;
  onAreaCode: (code: string) => void;
  onCandidate: (number: AvailableNumber | null) => void;
}

/** Where the number is from, and which one. */
export function GetNumberWhere({ orgId, areaCode, candidate, onAreaCode, onCandidate }: Props) {
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
            error={fault("phoneNumber")}
          />
        </Card>
      )}
    </>
  );
}
