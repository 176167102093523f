export const eventsWords = (count: number) => `${count.toLocaleString("en")} ${count === 1 ? "event" : "events"}`;
