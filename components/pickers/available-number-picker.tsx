"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useId, useState } from "react";
import { Alert } from "@/components/feedback/alert";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Input } from "@/components/ui/input";
import { formatPhone } from "@/lib/phone";
import { areaCodesQuery } from "@/lib/queries/area-codes";
import { availableNumbersQuery } from "@/lib/queries/numbers";
import type { AvailableNumber } from "@/lib/schemas/phone-number";

interface Props {
  orgId: string;
  areaCode: string;
  value: string | null;
  onChange: (number: AvailableNumber | null) => void;
  onAreaCode: (code: string) => void;
  error?: string;
}

const SHOWN_FIRST = 4;
const FETCHED = 20;

/** What the carrier has in the code at this moment: a few at first, the others on demand, or those with given digits. */
export function AvailableNumberPicker({ orgId, areaCode, value, onChange, onAreaCode, error }: Props) {
  const name = useId();
  const [typed, setTyped] = useState("");
  const [all, setAll] = useState(false);
  const contains = useDeferredValue(typed.replace(/[^A-Za-z0-9]/g, ""));
  const found = useQuery(
    availableNumbersQuery({ areaCode, contains: contains || undefined, limit: FETCHED }),
  );
  const numbers = found.data?.availablePhoneNumbers ?? [];
  const first = numbers[0];
  const isThere = numbers.some((each) => each.phoneNumber === value);

  // One is always chosen, so that the quickest way is to take it.
  useEffect(() => {
    if (!isThere && !found.isFetching) onChange(first ?? null);
  }, [isThere, found.isFetching, first, onChange]);

  if (found.error)
    return (
      <Alert tone="warn" title="The carrier does not answer at the moment" live>
        <p>
          You can wait here, or get the first free number in {areaCode}: it is bought as soon as the carrier
          is back.
        </p>
        <Button className="mt-2" size="sm" onClick={() => void found.refetch()}>
          Ask again
        </Button>
      </Alert>
    );
  if (found.isPending) return <p className="text-ink-3">Asking the carrier …</p>;
  return (
    <div className="grid gap-3">
      {numbers.length === 0 && !contains && (
        <Alternatives orgId={orgId} areaCode={areaCode} onAreaCode={onAreaCode} />
      )}
      {numbers.length === 0 && contains && (
        <p className="text-ink-2">
          No number in {areaCode} holds “{typed}”.
        </p>
      )}
      {numbers.length > 0 && (
        <fieldset>
          <legend className="sr-only">Numbers in {areaCode}</legend>
          <div className="grid gap-2 sm:grid-cols-2">
            {numbers.slice(0, all || contains ? FETCHED : SHOWN_FIRST).map((each) => (
              <label
                key={each.phoneNumber}
                className={cx(
                  "flex cursor-pointer items-center gap-3 rounded-md border px-3 py-2 has-focus-visible:outline-2 has-focus-visible:outline-accent",
                  each.phoneNumber === value ? "border-accent bg-accent-soft" : "hover:border-ink-3",
                )}
              >
                <input
                  type="radio"
                  name={name}
                  checked={each.phoneNumber === value}
                  onChange={() => onChange(each)}
                  className="accent-accent"
                />
                <span>
                  <span className="number-text block">{formatPhone(each.phoneNumber)}</span>
                  <span className="block text-ink-3 text-xs">{each.locality ?? "Anywhere in the area"}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {error && (
        <p role="alert" className="text-bad text-sm">
          {error}
        </p>
      )}
      <div className="flex flex-wrap items-end gap-3">
        {!all && !contains && numbers.length > SHOWN_FIRST && (
          <Button onClick={() => setAll(true)}>Show others</Button>
        )}
        {(numbers.length > 0 || contains) && (
          <label htmlFor={`${name}-contains`} className="grid gap-1">
            <span className="text-ink-3 text-sm">Digits or letters in it</span>
            <Input
              id={`${name}-contains`}
              value={typed}
              maxLength={10}
              placeholder="2273 or CARE"
              className="max-w-40"
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
        )}
      </div>
    </div>
  );
}

/** An empty code is no dead end: the next codes that have numbers, as buttons. */
function Alternatives({ orgId, areaCode, onAreaCode }: Pick<Props, "orgId" | "areaCode" | "onAreaCode">) {
  const { data } = useQuery(areaCodesQuery({ orgId, limit: 8 }));
  const others = (data?.areaCodes ?? []).filter(
    (code) => code.code !== areaCode && code.stock?.level !== "none",
  );
  return (
    <Alert tone="warn" title={`The carrier has no numbers in ${areaCode} at the moment`} live>
      <p>These are near and have some:</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {others.slice(0, 5).map((code) => (
          <Button key={code.code} size="sm" onClick={() => onAreaCode(code.code)}>
            {code.code} {code.cities[0]}
          </Button>
        ))}
      </div>
    </Alert>
  );
}
