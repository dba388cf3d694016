import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useHost } from '../view/host';
import { iconOf } from '../view/names';
import { span } from '../view/time';

/** As the server has it, in UTF-16 units. */
const longestName = 64;
const longestDescription = 500;

interface FieldProps<T> {
  value: T;
  set: (value: T) => void;
}

/** A label over what is typed or chosen. */
export function Labelled({ label, hint, children }: { label: string; hint?: string; children: (id: string) => ComponentChildren }) {
  const id = useId();
  return (
    <div class="chat-field">
      <label for={id}>{label}</label>
      {children(id)}
      {hint !== undefined && <p class="chat-hint">{hint}</p>}
    </div>
  );
}

export function NameField({ value, set }: FieldProps<string>) {
  const { t } = useHost();
  return (
    <Labelled label={t('field.name')}>
      {(id) => (
        <input
          id={id}
          class="input"
          value={value}
          required
          pattern=".*\S.*"
          maxLength={longestName}
          autocomplete="off"
          onInput={(event) => { set(event.currentTarget.value); }}
        />
      )}
    </Labelled>
  );
}

export function DescriptionField({ value, set }: FieldProps<string>) {
  const { t } = useHost();
  return (
    <Labelled label={t('field.description')}>
      {(id) => (
        <textarea
          id={id}
          class="input"
          rows={3}
          value={value}
          maxLength={longestDescription}
          onInput={(event) => { set(event.currentTarget.value); }}
        />
      )}
    </Labelled>
  );
}

const pauses = [0, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600];

export function SlowField({ value, set }: FieldProps<number>) {
  const { sdk, t } = useHost();
  const choices = pauses.includes(value) ? pauses : [...pauses, value].sort((a, b) => a - b);
  return (
    <Labelled label={t('field.slow')} hint={t('field.slow.hint')}>
      {(id) => (
        <select id={id} class="input" value={String(value)} onChange={(event) => { set(Number(event.currentTarget.value)); }}>
          {choices.map((seconds) => (
            <option key={seconds} value={String(seconds)}>
              {seconds === 0 ? t('field.slow.off') : span(seconds, sdk.language.get())}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** What a new channel is to be. */
export function KindField({ value, set }: FieldProps<string>) {
  const { chat, t } = useHost();
  const name = useId();
  return (
    <fieldset class="chat-kinds">
      <legend>{t('field.kind')}</legend>
      {chat.tree.get().kinds.map((kind) => (
        <label key={kind} class="chat-kind">
          <input type="radio" name={name} value={kind} checked={kind === value} onChange={() => { set(kind); }} />
          <d-icon name={iconOf({ kind })} />
          <span>
            {kind === 'text' ? t('kind.text') : kind === 'voice' ? t('kind.voice') : kind}
            {kind === 'text' && <small>{t('kind.text.hint')}</small>}
            {kind === 'voice' && <small>{t('kind.voice.hint')}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** One of several things by name, in groups if they have any. */
export function ChoiceField({ label, value, set, choices }: FieldProps<string> & { label: string; choices: readonly Choice[] }) {
  const around = [...new Set(choices.map((choice) => choice.around))];
  const options = (of: string) =>
    choices.filter((choice) => choice.around === of).map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ));
  return (
    <Labelled label={label}>
      {(id) => (
        <select id={id} class="input" value={value} onChange={(event) => { set(event.currentTarget.value); }}>
          {around.map((of) => (of === '' ? options(of) : <optgroup key={of} label={of}>{options(of)}</optgroup>))}
        </select>
      )}
    </Labelled>
  );
}

export interface Choice {
  id: string;
  name: string;
  around: string;
}
