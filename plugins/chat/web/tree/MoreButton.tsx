import { openMenu } from '../manage/menus';
import type { Place } from '../model/moves';
import { useHost } from '../view/host';

/** Opens the menu of a place that the member manages. `reached` is whether Tab arrives here. */
export function MoreButton({ place, reached = false }: { place: Place; reached?: boolean }) {
  const host = useHost();
  if (!place.of.mayManage) return null;
  return (
    <button
      type="button"
      class="chat-more"
      data-more
      aria-label={host.t('manage.menu', { name: place.of.name })}
      aria-haspopup="menu"
      aria-expanded={false}
      tabindex={reached ? 0 : -1}
      onClick={(event) => { openMenu(host, event.currentTarget, place); }}
    >
      <d-icon name="more" />
    </button>
  );
}
