import { useLayoutEffect, useRef } from 'preact/hooks';
import { setArchived } from '../manage/acts';
import { scopeOf } from '../model/places';
import type { ChatChannel } from '../wire';
import { useHost } from './host';
import { nameOf } from './names';

/** Stands where messages are written while the member may not write, and says why. */
export function ClosedComposer({ channel }: { channel: ChatChannel }) {
  const host = useHost();
  const { chat, ui, t } = host;
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Whoever was writing a moment ago is told here, not lost on the page.
    if (document.activeElement === document.body && matchMedia('(pointer: fine)').matches) place.current?.focus();
  }, []);
  const why = () => {
    const scope = scopeOf(chat.tree.get().groups, channel.id);
    void ui.why({ permission: 'chat.send', scope, place: nameOf(channel) });
  };
  return (
    <div class="composer" ref={place} tabindex={-1} role="note" aria-label={t(channel.archived ? 'closed.archived' : 'closed.forbidden')}>
      <div class="composer-box composer-closed">
        <d-icon name={channel.archived ? 'archive' : 'lock'} />
        <span class="composer-reason">{t(channel.archived ? 'closed.archived' : 'closed.forbidden')}</span>
        {!channel.archived && (
          <button type="button" class="btn btn-quiet" onClick={why}>
            {t('closed.why')}
          </button>
        )}
        {channel.archived && channel.mayManage && (
          <button type="button" class="btn btn-quiet" onClick={() => void setArchived(host, channel, false)}>
            {t('manage.unarchive')}
          </button>
        )}
      </div>
    </div>
  );
}

/** Stands there while the member looks with the eyes of somebody who could write. */
export function SeenComposer() {
  const { t } = useHost();
  return (
    <div class="composer" role="note" aria-label={t('closed.seen')}>
      <div class="composer-box composer-closed">
        <d-icon name="eye" />
        <span class="composer-reason">{t('closed.seen')}</span>
      </div>
    </div>
  );
}
