"use client";

import type { KeyboardEvent, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "../ui/icon";

interface Props {
  /** The item's name: "Question 2". */
  label: string;
  index: number;
  count: number;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  children: ReactNode;
}

/** One item of an ordered list, with its buttons. Alt with an arrow key moves it from any of its fields. */
export function OrderedItem({ label, index, count, onMove, onRemove, children }: Props) {
  function onKeyDown(event: KeyboardEvent) {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    // A nested list moves its own items, not this one.
    event.stopPropagation();
    onMove(event.key === "ArrowUp" ? -1 : 1);
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend in place of the heading row
    <div
      role="group"
      aria-label={label}
      data-index={index}
      onKeyDown={onKeyDown}
      className="rounded-md border bg-bg p-3"
    >
      <div className="mb-2 flex items-center gap-1">
        <span className="mr-auto font-medium text-ink-2 text-sm">{label}</span>
        <IconButton label={`Move ${label} up`} part="up" disabled={index === 0} onClick={() => onMove(-1)}>
          <Icon name="arrow-up" className="size-4" />
        </IconButton>
        <IconButton
          label={`Move ${label} down`}
          part="down"
          disabled={index === count - 1}
          onClick={() => onMove(1)}
        >
          <Icon name="arrow-down" className="size-4" />
        </IconButton>
        <IconButton label={`Remove ${label}`} part="remove" onClick={onRemove}>
          <Icon name="trash" className="size-4" />
        </IconButton>
      </div>
      {children}
    </div>
  );
}

interface IconButtonProps {
  label: string;
  part: string;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}

function IconButton({ label, part, disabled, onClick, children }: IconButtonProps) {
  return (
    <Button
      variant="ghost"
      size="sm"
      aria-label={label}
      title={label}
      data-part={part}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
