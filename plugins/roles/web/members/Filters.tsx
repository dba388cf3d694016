import type { RoleList } from '../model/contract';
import type { MemberFilter } from '../model/members';
import { useHost } from '../view/host';

const states = ['active', 'pending', 'muted', 'banned'] as const;

interface FiltersProps {
  list: RoleList;
  filter: MemberFilter;
  change: (filter: MemberFilter) => void;
}

/** Narrows the list of members: by name, by role and by state. */
export function Filters({ list, filter, change }: FiltersProps) {
  const { t } = useHost();
  return (
    <div class="roles-filters" role="search" aria-label={t('members.filters')}>
      <input
        class="input roles-filters-text"
        type="search"
        aria-label={t('members.search')}
        placeholder={t('members.search')}
        maxLength={64}
        value={filter.text}
        onInput={(event) => { change({ ...filter, text: event.currentTarget.value }); }}
      />
      <select class="input" aria-label={t('members.role')} value={filter.roleId} onChange={(event) => { change({ ...filter, roleId: event.currentTarget.value }); }}>
        <option value="">{t('members.anyRole')}</option>
        {list.roles.filter(({ base }) => !base).map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </select>
      <select class="input" aria-label={t('members.state')} value={filter.state} onChange={(event) => { change({ ...filter, state: event.currentTarget.value }); }}>
        <option value="">{t('members.anyState')}</option>
        {states.map((state) => <option key={state} value={state}>{t(`state.${state}`)}</option>)}
      </select>
    </div>
  );
}
