"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { areaCodesQuery } from "@/lib/queries/area-codes";
import { useSettled } from "../layout/use-settled";
import type { OrganizationValues } from "./organization-values";

/** Finishes a proposal that is on its way; null while no form proposes one. */
export type SettleZone = (() => Promise<void>) | null;

/**
 * The timezone that the address proposes. The field follows it until the reader picks a zone by hand.
 * @param settle gets what a form calls before it sends: it waits for the zone of the address as it is now
 * @returns the zone of the address: null if it cannot be told, undefined while it is not known
 */
export function useZoneProposal(settle: RefObject<SettleZone> | undefined) {
  const queries = useQueryClient();
  const { setValue, getValues } = useFormContext<OrganizationValues>();
  const [isByHand, setByHand] = useState(settle === undefined);
  const proposed = useRef<string | null>(null);
  const addressZone = useAddressZone();

  /** Proposes a zone; where it cannot be told, takes back the proposal for an earlier address. */
  function follow(zone: string | null) {
    const { timezone } = getValues();
    if (zone === null && (timezone === "" || timezone !== proposed.current)) return;
    if (zone === timezone) return;
    proposed.current = zone;
    setValue("timezone", zone ?? "", { shouldDirty: true, shouldValidate: zone !== null });
  }

  useEffect(() => {
    if (addressZone !== undefined && !isByHand) follow(addressZone);
  });
  useEffect(() => {
    if (!settle) return;
    settle.current = async () => {
      const place = placeOf(getValues("address.city"), getValues("address.state"));
      if (isByHand || !place) return;
      // Without an answer the field stays as it is, and asks if it is empty.
      const answer = await queries.fetchQuery({ ...zoneQuery(place), retry: false }).catch(() => null);
      if (answer) follow(answer.timeZone);
    };
    return () => {
      settle.current = null;
    };
  });
  return { addressZone, isByHand, choose: () => setByHand(true) };
}

interface Place {
  city: string;
  state: string;
}

function placeOf(city: string, state: string): Place | null {
  return state && city.trim().length > 1 ? { city: city.trim(), state } : null;
}

function zoneQuery(place: Place) {
  return areaCodesQuery({ ...place, limit: 1 });
}

/** The zone of the city and state typed so far, looked up a moment after the last keystroke. */
function useAddressZone(): string | null | undefined {
  const [city, state] = useWatch<OrganizationValues, ["address.city", "address.state"]>({
    name: ["address.city", "address.state"],
  });
  const typed = JSON.stringify(placeOf(city, state));
  const place = JSON.parse(useSettled(typed, 300)) as Place | null;
  const { data } = useQuery({
    ...zoneQuery(place ?? { city: "", state: "" }),
    placeholderData: undefined,
    enabled: place !== null,
    retry: false,
  });
  return typed === JSON.stringify(place) && place ? data?.timeZone : undefined;
}
