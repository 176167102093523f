/** Who sent it: an app's server, a browser, or a person here. */
export const eventChannels = ["server", "client", "dashboard"] as const;
export type EventChannelName = (typeof eventChannels)[number];
