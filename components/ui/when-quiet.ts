/** Once the page is there and the browser has nothing else to do. Safari has no such call. */
export function whenQuiet(work: () => void): void {
  const wait = () => (window.requestIdleCallback ? window.requestIdleCallback(work) : window.setTimeout(work, 200));
  if (document.readyState === "complete") wait();
  else window.addEventListener("load", wait, { once: true });
}
