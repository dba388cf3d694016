import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../language';
import type { Fault, FieldName } from './fault';

interface FieldProps {
  name: FieldName;
  value: string;
  onInput: (value: string) => void;
  fault: Fault | null;
  hint?: boolean;
  autocomplete: string;
  autofocus?: boolean;
  required?: boolean;
}

/** One labelled input of the log-in forms, with its hint or its fault below. */
export function Field({ name, value, onInput, fault, hint = false, autocomplete, autofocus = false, required }: FieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [visible, setVisible] = useState(false);
  // The attribute of that name only works for the first form of a page.
  useLayoutEffect(() => {
    if (autofocus) input.current?.focus();
  }, []);
  const wrong = fault?.field === name;
  const note = wrong ? fault.text : hint ? t(`auth.${name}.hint`) : null;
  const secret = name === 'password';
  return (
    <div class={wrong ? 'field field-wrong' : 'field'}>
      <label class="field-label" for={id}>
        {t(`auth.${name}`)}
      </label>
      <div class="field-box">
        <input
          id={id}
          ref={input}
          class="input field-input"
          name={name}
          type={secret && !visible ? 'password' : 'text'}
          value={value}
          onInput={(event) => { onInput(event.currentTarget.value); }}
          autocomplete={autocomplete}
          autocapitalize="none"
          spellcheck={false}
          required={required ?? false}
          aria-invalid={wrong}
          aria-describedby={note === null ? undefined : `${id}-note`}
        />
        {secret && (
          <button
            type="button"
            class="btn-icon field-reveal"
            aria-label={t(visible ? 'auth.password.hide' : 'auth.password.show')}
            data-tip={t(visible ? 'auth.password.hide' : 'auth.password.show')}
            onClick={() => { setVisible(!visible); }}
          >
            <d-icon name={visible ? 'eye-off' : 'eye'} />
          </button>
        )}
      </div>
      {note !== null && (
        <p class="field-note" id={`${id}-note`}>
          {note}
        </p>
      )}
    </div>
  );
}
