import { useId } from 'preact/hooks';
import { type Value, values } from '../model/contract';
import { useHost } from './host';

interface TriStateProps {
  /** The id of the element that names it. */
  labelledBy: string;
  describedBy: string;
  value: Value;
  /** What cannot be chosen. */
  blocked: readonly Value[];
  onChange: (value: Value) => void;
}

const icons = { deny: 'close', inherit: 'arrow-down', allow: 'check' };

/** Deny, inherit or allow: one of three, as the keys of radio buttons move it. */
export function TriState({ labelledBy, describedBy, value, blocked, onChange }: TriStateProps) {
  const { t } = useHost();
  const name = useId();
  return (
    <div class="roles-tri" role="radiogroup" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {values.map((each) => (
        <label key={each} class={`roles-tri-choice roles-tri-${each}`}>
          <input
            type="radio"
            class="visually-hidden"
            name={name}
            value={each}
            checked={value === each}
            disabled={value !== each && blocked.includes(each)}
            onChange={() => { onChange(each); }}
          />
          <d-icon name={icons[each]} />
          <span>{t(`value.${each}`)}</span>
        </label>
      ))}
    </div>
  );
}
