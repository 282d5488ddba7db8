"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useId, useState } from "react";
import { Alert } from "@/components/feedback/alert";
import { otherCodes } from "@/components/numbers/get/proposed-code";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Input } from "@/components/ui/input";
import { formatPhone } from "@/lib/phone";
import { areaCodesQuery, suggestedCodes } from "@/lib/queries/area-codes";
import { availableNumbersQuery } from "@/lib/queries/numbers";
import type { AvailableNumber } from "@/lib/schemas/area-code";

interface Props {
  orgId: string;
  areaCode: string;
  value: string | null;
  onChange: (number: AvailableNumber | null) => void;
  onAreaCode: (code: string) => void;
  /** Called with whether the carrier has no numbers in the area code. */
  onEmpty: (isEmpty: boolean) => void;
  error?: string;
}

const SHOWN_FIRST = 4;
const FETCHED = 20;

/** Picks one of the carrier's available numbers: a few at first, more on request, or those with given digits. */
export function AvailableNumberPicker(props: Props) {
  const { orgId, areaCode, value, onChange, onAreaCode, onEmpty, error } = props;
  const queries = useQueryClient();
  const name = useId();
  const [typed, setTyped] = useState("");
  const [all, setAll] = useState(false);
  const contains = useDeferredValue(typed.replace(/[^A-Za-z0-9]/g, ""));
  const found = useQuery(
    availableNumbersQuery({ areaCode, contains: contains || undefined, limit: FETCHED }),
  );
  const numbers = found.data?.availablePhoneNumbers ?? [];
  const first = numbers[0];
  const there = numbers.find((each) => each.phoneNumber === value);
  const isEmpty = found.isSuccess && numbers.length === 0 && !contains;

  // What was chosen in one area code is not for sale in another.
  useEffect(() => () => onChange(null), [onChange]);

  // One is always selected, so that the reader can just continue.
  useEffect(() => {
    if (!found.isFetching) onChange(there ?? first ?? null);
  }, [there, found.isFetching, first, onChange]);

  useEffect(() => {
    onEmpty(isEmpty);
    return () => onEmpty(false);
  }, [isEmpty, onEmpty]);

  async function checkAgain() {
    await found.refetch();
    // The search has also told the server whether the code is still empty.
    await queries.invalidateQueries({ queryKey: ["area-codes"] });
  }

  if (found.error)
    return (
      <Alert tone="warn" title="The carrier is not responding" live>
        <p>
          Wait here, or get the first available number in {areaCode}: we buy it when the carrier responds
          again.
        </p>
        <Button className="mt-2" size="sm" onClick={() => void found.refetch()}>
          Try again
        </Button>
      </Alert>
    );
  if (found.isPending) return <p className="text-ink-3">Searching numbers…</p>;
  return (
    <div className="grid gap-3">
      {isEmpty && (
        <Alternatives
          orgId={orgId}
          areaCode={areaCode}
          onAreaCode={onAreaCode}
          checking={found.isFetching}
          onCheck={() => void checkAgain()}
        />
      )}
      {numbers.length === 0 && contains && (
        <p className="text-ink-2">
          No numbers in {areaCode} contain “{typed}”.
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
            <span className="text-ink-3 text-sm">Contains digits or letters</span>
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

/** For an area code without numbers: buttons for nearby codes that have some, and one that asks the carrier again. */
function Alternatives(
  props: Pick<Props, "orgId" | "areaCode" | "onAreaCode"> & { checking: boolean; onCheck: () => void },
) {
  const { orgId, areaCode, onAreaCode, checking, onCheck } = props;
  const { data } = useQuery(areaCodesQuery(suggestedCodes(orgId)));
  const others = otherCodes(data?.areaCodes ?? [], areaCode);
  return (
    <Alert tone="warn" title={`No numbers available in ${areaCode}`} live>
      {others.length > 0 && <p>Nearby area codes that may have numbers:</p>}
      <div className="mt-2 flex flex-wrap gap-2">
        {others.map((code) => (
          <Button key={code.code} size="sm" onClick={() => onAreaCode(code.code)}>
            {code.code} {code.cities[0]}
          </Button>
        ))}
        <Button size="sm" variant="ghost" busy={checking} onClick={onCheck}>
          Check {areaCode} again
        </Button>
      </div>
    </Alert>
  );
}
