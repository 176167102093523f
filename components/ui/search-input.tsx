"use client";

import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { cx } from "./class-names";
import { Input } from "./input";

interface SearchInputProps {
  label: string;
  placeholder?: string;
  value: string;
  /** Once typing has paused. */
  onChange: (value: string) => void;
  className?: string;
}

const pauseMs = 200;

export function SearchInput({ label, placeholder, value, onChange, className }: SearchInputProps) {
  const [text, setText] = useState(value);
  const told = useRef(value);
  // The address bar may change under it: back, a cleared filter.
  useEffect(() => {
    if (value !== told.current) setText(value);
    told.current = value;
  }, [value]);
  useEffect(() => {
    if (text === told.current) return;
    const timer = setTimeout(() => {
      told.current = text;
      onChange(text);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [text, onChange]);
  return (
    <div className={cx("relative", className)}>
      <Search
        className="pointer-events-none absolute left-2.5 top-1/2 size-3.5 -translate-y-1/2 text-muted"
        aria-hidden
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={placeholder ?? label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="pl-8 pr-8 [&::-webkit-search-cancel-button]:hidden"
      />
      {text && (
        <button
          type="button"
          aria-label="Clear the search"
          onClick={() => setText("")}
          className="absolute right-1 top-1/2 grid size-6 -translate-y-1/2 place-items-center rounded text-muted hover:text-ink"
        >
          <X className="size-3.5" aria-hidden />
        </button>
      )}
    </div>
  );
}
