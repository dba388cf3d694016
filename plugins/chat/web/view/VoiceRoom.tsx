import type { ChatChannel } from '../wire';
import { Empty } from './Empty';
import { useHost } from './host';
import { iconOf } from './names';

/** A channel that is not for texts. What happens in it is up to another piece. */
export function VoiceRoom({ channel }: { channel: ChatChannel }) {
  const { t } = useHost();
  const isVoice = channel.kind === 'voice';
  return (
    <div class="chat-room">
      <Empty
        icon={iconOf(channel)}
        title={t(isVoice ? 'voice.title' : 'voice.other.title', { channel: channel.name })}
        text={t(isVoice ? 'voice.text' : 'voice.other.text')}
      />
    </div>
  );
}
