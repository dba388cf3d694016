import { useId } from 'preact/hooks';
import type { EditorRole, Quota } from '../model/contract';
import { type Draft, fits, storedNumber, withNumber } from '../model/draft';
import { useHost } from './host';
import { Part } from './parts';

interface NumbersProps {
  all: readonly Quota[];
  role: EditorRole;
  draft: Draft;
  locked: boolean;
  edit: (how: (draft: Draft) => Draft) => void;
}

/** The numbers that roles set. Of all roles of a member the largest counts. */
export function Numbers({ all, role, draft, locked, edit }: NumbersProps) {
  const { t } = useHost();
  if (all.length === 0) return null;
  return (
    <Part title={t('numbers.title')} lead={t('numbers.lead')}>
      <ul class="roles-card">
        {all.map((quota) => {
          const stored = storedNumber(role, quota.key);
          const raw = draft.numbers.get(quota.key) ?? stored;
          return <NumberRow key={quota.key} quota={quota} raw={raw} locked={locked} change={(next) => { edit((now) => withNumber(now, stored, quota.key, next)); }} />;
        })}
      </ul>
    </Part>
  );
}

interface RowProps {
  quota: Quota;
  raw: string;
  locked: boolean;
  change: (raw: string) => void;
}

function NumberRow({ quota, raw, locked, change }: RowProps) {
  const { t } = useHost();
  const id = useId();
  const { key, name, meaning, fallback, min, max } = quota;
  const wrong = !fits(quota, raw);
  return (
    <li class="roles-permission" data-quota={key}>
      <div class="roles-permission-text">
        <label class="roles-permission-name" for={id}>
          {name}
        </label>
        <div class="roles-permission-notes" id={`${id}-note`}>
          {meaning !== '' && <p>{meaning}</p>}
          <p class={wrong ? 'roles-bad' : ''}>{t('numbers.range', { min, max })}</p>
          {raw === '' && <p class="roles-inherits">{t('numbers.fallback', { value: fallback })}</p>}
        </div>
      </div>
      <input
        id={id}
        class="input roles-number"
        inputMode="numeric"
        value={raw}
        placeholder={t('numbers.unset')}
        disabled={locked}
        aria-invalid={wrong}
        aria-describedby={`${id}-note`}
        onInput={(event) => { change(event.currentTarget.value); }}
      />
    </li>
  );
}
