import { channelsIn } from '../model/places';
import type { Place } from '../model/moves';
import { useHost } from '../view/host';
import { Labelled } from './fields';

interface Props {
  place: Place;
  messages: number;
  typed: string;
  set: (typed: string) => void;
}

/** Says what goes, and has the name typed where that is more than a name. */
export function DeleteWords({ place, messages, typed, set }: Props) {
  const { t } = useHost();
  const channels = channelsIn(place).length;
  return (
    <>
      <p>
        {place.kind !== 'channel' && channels > 0 && `${t('delete.channels', { count: channels })} `}
        {messages > 0 ? t('delete.messages', { count: messages }) : t('delete.nothing')}
      </p>
      {messages > 0 && (
        <Labelled label={t('delete.type', { name: place.of.name })}>
          {(id) => (
            <input id={id} class="input" value={typed} autocomplete="off" onInput={(event) => { set(event.currentTarget.value); }} />
          )}
        </Labelled>
      )}
    </>
  );
}
