import { useId } from 'preact/hooks';
import { levels } from '../model/contract';
import type { Fields } from '../model/draft';
import { useHost } from './host';
import { Part } from './parts';
import { colours, RoleChip } from './RoleChip';

interface LookProps {
  fields: Fields;
  base: boolean;
  locked: boolean;
  change: <N extends keyof Fields>(name: N, value: Fields[N]) => void;
}

const firstColour = '#4f86c6';
const secondColour = '#9a6fd0';

/** Name, colours and level of a role, with how it looks. */
export function Look({ fields, base, locked, change }: LookProps) {
  const { sdk, t } = useHost();
  const id = useId();
  return (
    <Part title={t('look.title')}>
      <div class="roles-card roles-fields">
        <label class="roles-field" for={`${id}-name`}>
          <span class="roles-label">{t('look.name')}</span>
          <input
            id={`${id}-name`}
            class="input"
            maxLength={64}
            value={fields.name}
            disabled={locked}
            aria-invalid={fields.name.trim() === ''}
            onInput={(event) => { change('name', event.currentTarget.value); }}
          />
        </label>
        <Colours fields={fields} locked={locked} change={change} base={base} />
        <div class="roles-field">
          <span class="roles-label">{t('look.preview')}</span>
          <p class="roles-preview" style={colours(fields)} data-colored={fields.color === '' ? undefined : 'true'}>
            <RoleChip {...fields} />
            <span class="roles-sample">{sdk.session.displayName}</span>
          </p>
        </div>
        {!base && (
          <label class="roles-check">
            <input type="checkbox" checked={fields.shown} disabled={locked} onChange={(event) => { change('shown', event.currentTarget.checked); }} />
            <span>
              {t('look.shown')}
              <span class="roles-note">{t('look.shown.text')}</span>
            </span>
          </label>
        )}
        <Level fields={fields} locked={locked} change={change} base={base} />
      </div>
    </Part>
  );
}

function Colours({ fields: { color, color2 }, locked, change }: LookProps) {
  const { t } = useHost();
  const kind = color === '' ? 'none' : color2 === '' ? 'plain' : 'gradient';
  const choose = (next: string) => {
    change('color', next === 'none' ? '' : color === '' ? firstColour : color);
    change('color2', next === 'gradient' ? secondColour : '');
  };
  const input = (name: 'color' | 'color2', value: string) => (
    <input
      type="color"
      class="roles-color"
      aria-label={t(`look.${name}`)}
      value={value}
      disabled={locked}
      onInput={(event) => { change(name, event.currentTarget.value); }}
    />
  );
  return (
    <div class="roles-field">
      <span class="roles-label">{t('look.colour')}</span>
      <span class="roles-inline">
        <select class="input" aria-label={t('look.colour')} value={kind} disabled={locked} onChange={(event) => { choose(event.currentTarget.value); }}>
          {(['none', 'plain', 'gradient'] as const).map((each) => (
            <option key={each} value={each}>
              {t(`look.colour.${each}`)}
            </option>
          ))}
        </select>
        {kind !== 'none' && input('color', color)}
        {kind === 'gradient' && input('color2', color2)}
      </span>
    </div>
  );
}

function Level({ fields: { level }, locked, change }: LookProps) {
  const { t } = useHost();
  const id = useId();
  return (
    <div class="roles-field">
      <label class="roles-label" for={id}>
        {t('level.title')}
      </label>
      <select
        id={id}
        class="input"
        value={level}
        disabled={locked}
        aria-describedby={`${id}-note`}
        onChange={(event) => { change('level', event.currentTarget.value); }}
      >
        <option value="">{t('level.none')}</option>
        {levels.map((each) => (
          <option key={each} value={each}>
            {t(`level.${each}`)}
          </option>
        ))}
      </select>
      <p class="roles-note" id={`${id}-note`}>
        {t('level.text')}
      </p>
    </div>
  );
}
