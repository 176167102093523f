import { type EventChannelName, eventChannels } from "@/lib/domain/event/channel";

export const channelWords: Record<EventChannelName, string> = {
  server: "a server",
  client: "a browser",
  dashboard: "this dashboard",
};

interface ChannelChoiceProps {
  chosen: EventChannelName | null;
  onChange: (channel: EventChannelName) => void;
}

export function ChannelChoice({ chosen, onChange }: ChannelChoiceProps) {
  return (
    <ul className="p-1">
      {eventChannels.map((channel) => (
        <li key={channel}>
          <button
            type="button"
            aria-pressed={chosen === channel}
            onClick={() => onChange(channel)}
            className="block h-8 w-full rounded px-2 text-left leading-8 first-letter:uppercase hover:bg-hover aria-pressed:font-medium pointer-coarse:h-10 pointer-coarse:leading-10"
          >
            {channelWords[channel]}
          </button>
        </li>
      ))}
    </ul>
  );
}
