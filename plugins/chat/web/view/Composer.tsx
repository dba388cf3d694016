import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { draftKey } from '../model/drafts';
import type { ChatChannel } from '../wire';
import { useHost } from './host';
import { OpenSlotPlace } from './OpenSlot';
import { SlowLine } from './SlowLine';

const mostUnits = 8_000;
const tellFrom = 7_500;

/** Where messages are written. What was not sent is kept for each channel. */
export function Composer({ channel }: { channel: ChatChannel }) {
  const { chat, sdk, t } = useHost();
  const key = draftKey(channel.id);
  const [text, setText] = useState(() => sdk.storage.get(key) ?? '');
  const box = useRef<HTMLTextAreaElement>(null);
  const label = t('composer.label', { channel: channel.name });
  const write = (next: string) => {
    setText(next);
    sdk.storage.set(key, next === '' ? null : next);
  };
  const trimmed = text.trim();
  const ready = trimmed !== '' && trimmed.length <= mostUnits;
  const submit = () => {
    if (!ready) return;
    chat.send(channel, trimmed);
    write('');
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter ends the word, not the message.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  };
  const insert = (added: string) => {
    const { current: element } = box;
    if (!element) return;
    element.setRangeText(added, element.selectionStart, element.selectionEnd, 'end');
    write(element.value);
    element.focus();
  };
  useGrowth(box, text);
  useFocusOnTyping(box);
  return (
    <form class="composer" onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <div class="composer-box">
        <textarea
          ref={box}
          class="composer-text"
          rows={1}
          value={text}
          placeholder={label}
          aria-label={label}
          enterkeyhint="send"
          onInput={(event) => { write(event.currentTarget.value); }}
          onKeyDown={onKeyDown}
        />
        <Counter length={trimmed.length} />
        <OpenSlotPlace
          name="chat.composer.button"
          class="composer-slot"
          props={{ channel: { id: channel.id, name: channel.name }, insert }}
          changed={channel.name}
        />
        <button type="submit" class="composer-send" disabled={!ready} aria-label={t('composer.send')} data-tip={t('composer.send')}>
          <d-icon name="send" />
        </button>
      </div>
      <SlowLine channel={channel} />
    </form>
  );
}

/** Appears when the end of what fits comes near. */
function Counter({ length }: { length: number }) {
  const { t } = useHost();
  if (length < tellFrom) return null;
  const left = mostUnits - length;
  return (
    <span class={left < 0 ? 'composer-count composer-over' : 'composer-count'} role="status">
      {left < 0 ? t('composer.over', { count: -left }) : t('composer.left', { count: left })}
    </span>
  );
}

/** The box is as high as its text, up to the limit that the style sheet sets. */
function useGrowth(box: { current: HTMLTextAreaElement | null }, text: string): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${String(element.scrollHeight)}px`;
  }, [text]);
}

const takesKeys = 'input, textarea, select, [contenteditable], [role="menu"], dialog';

/** Whoever types anywhere writes here. On a touch screen the keyboard stays away until it is asked for. */
function useFocusOnTyping(box: { current: HTMLTextAreaElement | null }): void {
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches && document.querySelector('dialog[open]') === null) box.current?.focus();
    const listen = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (event.defaultPrevented || event.altKey || !(target instanceof Element)) return;
      const pastes = (event.ctrlKey || event.metaKey) && key.toLowerCase() === 'v';
      const types = key.length === 1 && !event.ctrlKey && !event.metaKey;
      const presses = key === ' ' && target.closest('button, a, [tabindex="0"]') !== null;
      if ((types || pastes) && !presses && !target.closest(takesKeys)) box.current?.focus();
    };
    document.addEventListener('keydown', listen);
    return () => { document.removeEventListener('keydown', listen); };
  }, []);
}
