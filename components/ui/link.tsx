"use client";

import NextLink from "next/link";
import type { ComponentProps } from "react";
import { withScope } from "@/lib/paths";
import { useScope } from "./use-scope";

type Props = Omit<ComponentProps<typeof NextLink>, "href"> & { href: string };

/** A link that keeps the chosen scope. Every link between pages of the console is one of these. */
export function Link({ href, ...rest }: Props) {
  return <NextLink {...rest} href={withScope(href, useScope())} />;
}
