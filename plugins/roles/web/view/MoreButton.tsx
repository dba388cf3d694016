import type { MenuItem } from '@dcts/sdk';
import { useHost } from './host';

interface MoreProps {
  label: string;
  /** What can be done, in groups; asked for when the menu opens. */
  groups: () => readonly (readonly MenuItem[])[];
}

/** Opens a menu of all else that can be done with something. */
export function MoreButton({ label, groups }: MoreProps) {
  const { ui, t } = useHost();
  const open = (anchor: HTMLElement) => {
    ui.menu(anchor, label, groups().filter((items) => items.length > 0).map((items) => ({ items })));
  };
  return (
    <button
      type="button"
      class="btn-icon"
      aria-label={label}
      data-tip={t('more')}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={(event) => { open(event.currentTarget); }}
    >
      <d-icon name="more" />
    </button>
  );
}
