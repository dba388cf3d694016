import { useState } from 'preact/hooks';
import { t } from '../texts';
import { rawOf } from './draft';
import type { InputProps } from './FieldRow';

/** What stands in the input; the default where it was gone back to. */
function text({ raw, field }: InputProps): string {
  const shown = raw ?? rawOf(field.standard ?? null);
  return typeof shown === 'string' ? shown : '';
}

const attributes = ({ id, describedBy, disabled, fault }: InputProps) => ({
  id,
  disabled,
  'aria-describedby': describedBy,
  'aria-invalid': fault !== null,
});

export function TextInput(props: InputProps) {
  const { field, onChange } = props;
  if (field.multiline) return <LinesInput {...props} />;
  return (
    <input
      {...attributes(props)}
      class="input field-input"
      type="text"
      inputMode={field.type === 'number' ? 'decimal' : 'text'}
      autocomplete="off"
      value={text(props)}
      onInput={(event) => { onChange(event.currentTarget.value); }}
    />
  );
}

/** Several lines: a list, or a text that may have them. */
export function LinesInput(props: InputProps) {
  const { onChange } = props;
  return (
    <textarea
      {...attributes(props)}
      class="input field-input field-lines"
      rows={Math.min(8, Math.max(3, text(props).split('\n').length))}
      value={text(props)}
      onInput={(event) => { onChange(event.currentTarget.value); }}
    />
  );
}

export function ChoiceInput(props: InputProps) {
  const { field, onChange } = props;
  return (
    <select {...attributes(props)} class="input field-input" value={text(props)} onChange={(event) => { onChange(event.currentTarget.value); }}>
      {(field.choices ?? []).map((choice) => (
        <option key={choice} value={choice}>
          {choice}
        </option>
      ))}
    </select>
  );
}

export function SwitchInput(props: InputProps) {
  const { field, raw, disabled, onChange } = props;
  const on = (raw ?? field.standard) === true;
  return (
    <button
      {...attributes(props)}
      type="button"
      role="switch"
      class="switch"
      aria-checked={on}
      aria-disabled={disabled}
      onClick={() => { onChange(!on); }}
    >
      <span class="switch-thumb" />
    </button>
  );
}

/** A value that is never shown: only whether there is one. It can be replaced and cleared. */
export function SecretInput(props: InputProps) {
  const { field, raw, disabled, onChange } = props;
  const [entering, setEntering] = useState(false);
  const isSet = Boolean(field.value);
  const keep = () => {
    setEntering(false);
    onChange('');
  };
  const state = raw === null ? 'willClear' : isSet ? 'set' : 'notSet';
  return (
    <div class="secret">
      {entering ? (
        <input
          {...attributes(props)}
          class="input field-input"
          type="password"
          autocomplete="new-password"
          aria-label={t('settings.secret.label', { name: field.meaning })}
          value={typeof raw === 'string' ? raw : ''}
          onInput={(event) => { onChange(event.currentTarget.value); }}
        />
      ) : (
        <output class={`secret-state secret-${state}`} id={props.id}>
          <d-icon name="lock" />
          {t(`settings.secret.${state}`)}
        </output>
      )}
      {!disabled && (
        <div class="secret-actions">
          {!entering && raw !== null && (
            <button type="button" class="btn" onClick={() => { setEntering(true); }}>
              {t(isSet ? 'settings.secret.replace' : 'settings.secret.enter')}
            </button>
          )}
          {isSet && !entering && raw !== null && (
            <button type="button" class="btn" onClick={() => { onChange(null); }}>
              {t('settings.secret.clear')}
            </button>
          )}
          {(entering || raw === null) && (
            <button type="button" class="btn" onClick={keep}>
              {t('settings.secret.keep')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
