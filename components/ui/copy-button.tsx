"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { toast } from "@/lib/client/toast";
import { Button } from "./button";
import { Tooltip } from "./tooltip";

interface CopyButtonProps {
  text: string;
  label: string;
  className?: string;
}

export function CopyButton({ text, label, className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // The clipboard needs https or localhost; on a plain http address the reader has to select the text.
      toast.error("The browser did not allow copying here. Select the text and copy it by hand.");
    }
  }

  return (
    <Tooltip text={copied ? "Copied" : label}>
      <Button variant="ghost" icon aria-label={copied ? "Copied" : label} onClick={copy} className={className}>
        {copied ? (
          <Check className="size-3.5 text-good" aria-hidden />
        ) : (
          <Copy className="size-3.5" strokeWidth={1.75} aria-hidden />
        )}
      </Button>
    </Tooltip>
  );
}
