import type { ChatChannel } from '../wire';
import { useHost, useStore } from './host';
import { clockTime, span } from './time';
import { useCountdown } from './useCountdown';

/** Says below the composer that slow mode is on, and when the member may write again. */
export function SlowLine({ channel }: { channel: ChatChannel }) {
  const { chat, sdk, t } = useHost();
  const until = useStore(chat.pauses.until).get(channel.id) ?? 0;
  const left = useCountdown(until);
  if (channel.slowModeSeconds === 0) return null;
  const time = span(channel.slowModeSeconds, sdk.language.get());
  const free = channel.slowModeOff || chat.pauses.isFree(channel);
  return (
    <p class="composer-slow">
      <d-icon name="clock" />
      {left > 0 ? (
        <span role="timer" data-testid="slow-mode">{t('slow.wait', { time: clockTime(left) })}</span>
      ) : (
        <span>{t(free ? 'slow.free' : 'slow.on', { time })}</span>
      )}
    </p>
  );
}
