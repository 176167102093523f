import { useEffect, useState } from "react";

/** What was typed, once nothing more was for a moment. */
export function useRested<Value>(value: Value, ms: number): Value {
  const [rested, setRested] = useState(value);
  const written = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(JSON.parse(written)), ms);
    return () => clearTimeout(timer);
  }, [written, ms]);
  return rested;
}
