import { useState } from 'preact/hooks';
import type { Change, Member, Role, RoleList } from '../model/contract';
import { make, useForeseen } from '../view/changing';
import { ForeseenEffects } from '../view/Effects';
import { sentence } from '../view/faults';
import { useHost } from '../view/host';
import { Modal } from '../view/Modal';
import { FaultLine, Locked } from '../view/parts';
import { RoleChip } from '../view/RoleChip';

interface AssignProps {
  list: RoleList;
  member: Member;
  close: () => void;
}

/** Gives roles to a member and takes them away, after saying what that comes to. */
export function AssignDialog({ list, member, close }: AssignProps) {
  const host = useHost();
  const { t } = host;
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set(member.roles));
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const change = changeOf(member, wanted);
  const foreseen = useForeseen(change);
  const save = async () => {
    if (!change || busy) return;
    setBusy(true);
    try {
      await make(host, change, t('assign.done', { name: member.displayName }), close);
    } catch (error) {
      setFault(sentence(t, error));
      setBusy(false);
    }
  };
  const toggle = (id: string, on: boolean) => {
    setWanted((now) => new Set(on ? [...now, id] : [...now].filter((each) => each !== id)));
    setFault(null);
  };
  return (
    <Modal title={t('assign.title', { name: member.displayName })} busy={busy} close={close}>
      <div class="dialog-body roles-assign">
        {!member.mayAssign && <Locked text={t('assign.locked')} />}
        <Choices list={list} member={member} wanted={wanted} toggle={toggle} />
        {change && <ForeseenEffects foreseen={foreseen} />}
        <FaultLine text={fault} />
      </div>
      <div class="dialog-actions">
        <button type="button" class="btn" aria-disabled={busy} onClick={() => { if (!busy) close(); }}>
          {t(member.mayAssign ? 'cancel' : 'explain.close')}
        </button>
        {member.mayAssign && (
          <button type="button" class="btn btn-primary" aria-disabled={!change || busy} onClick={() => void save()}>
            {busy && <d-spinner label="" aria-hidden="true" />}
            {t('save')}
          </button>
        )}
      </div>
    </Modal>
  );
}

interface ChoicesProps {
  list: RoleList;
  member: Member;
  wanted: ReadonlySet<string>;
  toggle: (id: string, on: boolean) => void;
}

function Choices({ list, member, wanted, toggle }: ChoicesProps) {
  const { sdk, t } = useHost();
  const made = list.roles.filter(({ base }) => !base);
  if (made.length === 0) return <p class="roles-note">{t('assign.none')}</p>;
  return (
    <fieldset class="roles-choices">
      <legend class="visually-hidden">{t('assign.roles')}</legend>
      {made.map((role) => {
        const below = sdk.session.owner || isBelow(role, list);
        return (
          <label key={role.id} class="roles-check">
            <input
              type="checkbox"
              checked={wanted.has(role.id)}
              disabled={!member.mayAssign || !below}
              onChange={(event) => { toggle(role.id, event.currentTarget.checked); }}
            />
            <RoleChip {...role} />
            {member.mayAssign && !below && <span class="roles-reason">{t('assign.above')}</span>}
          </label>
        );
      })}
    </fieldset>
  );
}

/** Whether a role stands below the highest of one's own. */
export function isBelow(role: Pick<Role, 'rank'>, { roles, mine }: RoleList): boolean {
  return roles.some(({ id, rank }) => mine.includes(id) && rank > role.rank);
}

/** What is to be sent; null if nothing differs. */
function changeOf({ id, roles }: Member, wanted: ReadonlySet<string>): Change | null {
  const add = [...wanted].filter((each) => !roles.includes(each));
  const remove = roles.filter((each) => !wanted.has(each));
  return add.length + remove.length === 0 ? null : { name: 'roles.assign', payload: { memberId: id, add, remove } };
}
