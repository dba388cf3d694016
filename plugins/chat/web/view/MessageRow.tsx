import { memo } from '@dcts/preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ChatKey } from '../i18n/catalogues';
import type { Pending } from '../model/outbox';
import type { ChatMessage } from '../wire';
import { useHost, useName } from './host';
import { OpenSlotPlace } from './OpenSlot';
import { clockTime, fullTime, timeOfDay } from './time';
import { useCountdown } from './useCountdown';

interface MessageProps {
  rowKey: string;
  message: ChatMessage;
  /** The first of several in a row shows the author. */
  leads: boolean;
}

/** One message. */
export const MessageRow = memo(function MessageRow({ rowKey, message, leads }: MessageProps) {
  const { sdk, t } = useHost();
  const { id, authorId, text, createdAt } = message;
  const author = useName(authorId);
  const language = sdk.language.get();
  const time = timeOfDay(createdAt, language);
  return (
    <article
      class={leads ? 'message message-leads' : 'message'}
      data-key={rowKey}
      data-testid="message"
      data-message-id={id}
      tabindex={-1}
      aria-label={t('message.label', { author, time: fullTime(createdAt, language) })}
    >
      <Gutter userId={authorId} name={author} leads={leads} time={time} at={createdAt} />
      <div class="message-body">
        {leads && <Head author={author} time={time} at={createdAt} />}
        <Body text={text} />
      </div>
      <Actions message={message} />
    </article>
  );
});

function Actions({ message }: { message: ChatMessage }) {
  const { chat } = useHost();
  const { id, channelId, authorId, kind, text, createdAt } = message;
  return (
    <OpenSlotPlace
      name="chat.message.action"
      class="message-actions"
      props={{ message: { id, channelId, authorId, kind, text, createdAt }, own: authorId === chat.me }}
      changed={text}
    />
  );
}

/** A message of the user's that is on its way, waits or has failed. */
export function PendingRow({ pending, leads }: { pending: Pending; leads: boolean }) {
  const { chat, sdk, t } = useHost();
  const { nonce, state, text, createdAt } = pending;
  const author = useName(chat.me);
  const time = timeOfDay(createdAt, sdk.language.get());
  return (
    <article
      class={`message message-${state}${leads ? ' message-leads' : ''}`}
      data-key={nonce}
      data-testid="message"
      data-state={state}
      tabindex={-1}
      aria-label={t('message.label', { author, time })}
    >
      <Gutter userId={chat.me} name={author} leads={leads} time={time} at={createdAt} />
      <div class="message-body">
        {leads && <Head author={author} time={time} at={createdAt} />}
        <Body text={text} />
        {state === 'failed' && <Failure pending={pending} />}
        {state === 'waiting' && (
          <p class="message-note">
            <d-icon name="clock" />
            {t('message.waiting')}
          </p>
        )}
        {state === 'held' && <Held pending={pending} />}
        {state === 'sending' && <span class="visually-hidden">{t('message.sending')}</span>}
      </div>
    </article>
  );
}

interface GutterProps {
  userId: string;
  name: string;
  leads: boolean;
  time: string;
  at: number;
}

function Gutter({ userId, name, leads, time, at }: GutterProps) {
  return (
    <div class="message-gutter">
      {leads ? (
        <d-avatar user={userId} name={name} />
      ) : (
        <time class="message-time" dateTime={new Date(at).toISOString()}>
          {time}
        </time>
      )}
    </div>
  );
}

function Head({ author, time, at }: { author: string; time: string; at: number }) {
  const { sdk } = useHost();
  return (
    <p class="message-head">
      <span class="message-author ellipsis">{author}</span>
      <time class="message-time" dateTime={new Date(at).toISOString()} data-tip={fullTime(at, sdk.language.get())}>
        {time}
      </time>
    </p>
  );
}

function Body({ text }: { text: string }) {
  const { ui } = useHost();
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.replaceChildren(ui.markdown(text));
  }, [text]);
  return <div class="message-text" ref={place} />;
}

/** It goes by itself when it may. */
function Held({ pending }: { pending: Pending }) {
  const { chat, t } = useHost();
  const left = useCountdown(pending.until ?? 0);
  return (
    <p class="message-note">
      <d-icon name="clock" />
      <span>{t('message.held', { time: clockTime(left) })}</span>
      <button type="button" class="btn btn-quiet" onClick={() => { chat.outbox.discard(pending.nonce); }}>
        {t('message.discard')}
      </button>
    </p>
  );
}

const reasons: Readonly<Record<string, ChatKey>> = {
  forbidden: 'message.failed.forbidden',
  not_found: 'message.failed.not_found',
  invalid: 'message.failed.invalid',
  too_large: 'message.failed.too_large',
  rate_limited: 'message.failed.rate_limited',
  'chat.archived': 'message.failed.archived',
  'chat.no_text': 'message.failed.noText',
};

function Failure({ pending }: { pending: Pending }) {
  const { chat, t } = useHost();
  const reason = reasons[pending.code ?? ''] ?? 'message.failed.other';
  return (
    <p class="message-note message-failure" role="alert">
      <d-icon name="alert" />
      <span>
        {t('message.failed')} {t(reason)}
      </span>
      <button type="button" class="btn btn-quiet" onClick={() => { chat.outbox.retry(pending.nonce); }}>
        {t('message.retry')}
      </button>
      <button type="button" class="btn btn-quiet" onClick={() => { chat.outbox.discard(pending.nonce); }}>
        {t('message.discard')}
      </button>
    </p>
  );
}
