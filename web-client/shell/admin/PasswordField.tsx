import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from './texts';

interface PasswordProps {
  value: string;
  onInput: (value: string) => void;
  fault: string | null;
}

/** Asks the owner for the password again, because what follows changes what runs on the server. */
export function PasswordField({ value, onInput, fault }: PasswordProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (fault !== null) input.current?.focus();
  }, [fault]);
  return (
    <div class={fault === null ? 'field' : 'field field-wrong'}>
      <label class="field-label" for={id}>
        {t('password.label')}
      </label>
      <input
        id={id}
        ref={input}
        class="input field-input"
        type="password"
        autocomplete="current-password"
        value={value}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-note`}
        onInput={(event) => { onInput(event.currentTarget.value); }}
      />
      <p class="field-note" id={`${id}-note`}>
        {fault ?? t('password.hint')}
      </p>
    </div>
  );
}
