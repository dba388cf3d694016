import { memo } from '@dcts/preact';
import type { MenuItem } from '@dcts/sdk';
import type { Member, RoleList } from '../model/contract';
import type { RolesKey } from '../i18n/catalogues';
import { addressOf } from '../view/address';
import { type RolesHost, useHost, useStore } from '../view/host';
import { MoreButton } from '../view/MoreButton';
import { RoleChip } from '../view/RoleChip';
import { mayView, viewAs } from '../view/viewAs';
import { handOn } from './handOn';

/** So many roles fit into a row; the rest is a number. */
const mostChips = 4;

/** What is opened about a member. */
export interface Opened {
  readonly kind: 'roles' | 'why';
  readonly member: Member;
}

interface RowProps {
  member: Member;
  list: RoleList;
  /** Stays the same function. */
  open: (opened: Opened) => void;
}

/** A member with his roles and his state. */
export const MemberRow = memo(function MemberRow({ member, list, open }: RowProps) {
  const { t } = useHost();
  const { id, loginName, displayName, owner, state, roles, rules, mayAssign } = member;
  const own = list.roles.filter((role) => roles.includes(role.id) && !role.base);
  const label = mayAssign ? t('assign.open', { name: displayName }) : t('assign.look', { name: displayName });
  return (
    <div class="roles-member" data-member={id}>
      <d-avatar user={id} name={displayName} />
      <div class="roles-member-names">
        <span class="roles-member-name ellipsis">{displayName}</span>
        <span class="roles-faint ellipsis">@{loginName}</span>
      </div>
      <div class="roles-member-marks">
        {owner && <span class="roles-mark">{t('members.owner')}</span>}
        {state !== 'active' && <span class="roles-mark roles-mark-warn" data-tip={t('state.set')}>{stateText(t, state)}</span>}
        {rules && (
          <span class="roles-mark" data-tip={t('members.rules.text')}>
            {t('members.rules')}
          </span>
        )}
        {own.slice(0, mostChips).map((role) => <RoleChip key={role.id} {...role} />)}
        {own.length > mostChips && <span class="roles-faint">{t('members.more', { count: own.length - mostChips })}</span>}
      </div>
      <Actions member={member} label={label} open={open} />
    </div>
  );
});

function Actions({ member, label, open }: { member: Member; label: string; open: RowProps['open'] }) {
  const host = useHost();
  const { sdk, t } = host;
  useStore(sdk.rights);
  const groups = () => menuOf(host, member, open);
  return (
    <div class="roles-member-actions">
      <button type="button" class="btn-icon" aria-label={label} data-tip={label} aria-haspopup="dialog" onClick={() => { open({ kind: 'roles', member }); }}>
        <d-icon name={member.mayAssign ? 'members' : 'lock'} />
      </button>
      {groups().flat().length > 0 && <MoreButton label={t('members.menu', { name: member.displayName })} groups={groups} />}
    </div>
  );
}

/** What else can be done about a member, by who looks. */
function menuOf(host: RolesHost, member: Member, open: RowProps['open']): MenuItem[][] {
  const { sdk, t } = host;
  const { id, displayName, owner } = member;
  const manages = sdk.may('roles.manage');
  const asking = [
    { label: t('explain.open'), icon: 'help', run: () => { open({ kind: 'why', member }); } },
    { label: t('members.rulesLink'), icon: 'key', run: () => { sdk.navigate(addressOf({ member: id })); } },
  ];
  const looking = { label: t('view.member'), icon: 'eye', run: () => void viewAs(host, `member:${id}`, displayName) };
  const handing = { label: t('hand.open'), icon: 'crown', danger: true, run: () => void handOn(host, member) };
  return [
    [...(manages ? asking : []), ...(mayView(host) && !owner && id !== sdk.session.userId ? [looking] : [])],
    sdk.session.owner && !owner ? [handing] : [],
  ];
}

function stateText(t: (key: RolesKey) => string, state: string): string {
  const known = (['pending', 'muted', 'banned'] as const).find((each) => each === state);
  return known ? t(`state.${known}`) : state;
}

/** Stands where a row is still being read. */
export function PendingRow() {
  return (
    <div class="roles-member" aria-busy="true">
      <div class="roles-skeleton roles-skeleton-tile" />
      <div class="roles-skeleton" />
    </div>
  );
}
