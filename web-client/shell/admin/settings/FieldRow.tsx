import { useId } from 'preact/hooks';
import { t } from '../texts';
import { type Raw, rawOf } from './draft';
import { ChoiceInput, LinesInput, SecretInput, SwitchInput, TextInput } from './inputs';
import type { SettingField } from './schema';

export interface FieldProps {
  field: SettingField;
  raw: Raw;
  fault: string | null;
  onChange: (raw: Raw) => void;
}

/** What an input of a setting is told. */
export interface InputProps extends FieldProps {
  id: string;
  describedBy: string;
  disabled: boolean;
}

const inputs = {
  text: TextInput,
  number: TextInput,
  boolean: SwitchInput,
  choice: ChoiceInput,
  list: LinesInput,
  secret: SecretInput,
};

/** One setting: its meaning, its input, its default and what is wrong with it. */
export function FieldRow(props: FieldProps) {
  const { field, raw, fault, onChange } = props;
  const id = useId();
  const Input = inputs[field.type];
  const fixed = field.fixedBy === 'environment';
  return (
    <div class={fault === null ? 'setting' : 'setting field-wrong'} data-type={field.type}>
      <div class="setting-text">
        <label class="setting-meaning" for={id}>
          {field.meaning}
        </label>
        <code class="setting-name">{field.name}</code>
      </div>
      <div class="setting-input">
        <Input {...props} id={id} describedBy={`${id}-note`} disabled={fixed} />
        <div class="field-note" id={`${id}-note`}>
          {fault !== null && <p role="alert">{fault}</p>}
          {field.type === 'list' && !fixed && <p>{t('settings.list.hint')}</p>}
          {fixed ? <p>{t('settings.fixed', { variable: field.variable ?? '' })}</p> : field.type !== 'secret' && <DefaultNote field={field} raw={raw} onChange={onChange} />}
        </div>
      </div>
    </div>
  );
}

function DefaultNote({ field, raw, onChange }: Pick<FieldProps, 'field' | 'raw' | 'onChange'>) {
  const standard = rawOf(field.standard ?? null);
  const isDefault = raw === null || raw === standard;
  if (isDefault && standard === '') return null;
  return (
    <p class="setting-default">
      {standard !== '' && t('settings.default', { value: inWords(standard) })}
      {!isDefault && (
        <button type="button" class="btn btn-quiet" onClick={() => { onChange(null); }}>
          {t('settings.toDefault')}
        </button>
      )}
    </p>
  );
}

function inWords(raw: Raw): string {
  if (typeof raw === 'boolean') return t(raw ? 'settings.on' : 'settings.off');
  return (raw ?? '').split('\n').join(', ');
}
