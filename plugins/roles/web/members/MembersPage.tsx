import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Member, RoleList } from '../model/contract';
import { type MemberFilter, Members } from '../model/members';
import { Explainer } from '../view/Explainer';
import { useFresh, useHost, useStore } from '../view/host';
import { Stale, Waiting } from '../view/parts';
import { UndoLine } from '../view/UndoLine';
import { AssignDialog } from './AssignDialog';
import { Filters } from './Filters';
import { MemberRow, type Opened, PendingRow } from './MemberRow';
import { VirtualList } from './VirtualList';

const calmMs = 250;
const everybody: MemberFilter = { text: '', roleId: '', state: '' };

/** All members with their roles. */
export function MembersPage() {
  const { roles, t } = useHost();
  const { data: list, code } = useFresh(roles.list);
  const [filter, setFilter] = useState(everybody);
  const [opened, setOpened] = useState<Opened | null>(null);
  const members = useMembers(filter);
  if (!list) return <Waiting code={code} again={() => void roles.list.refresh()} />;
  const close = () => { setOpened(null); };
  return (
    <div class="roles">
      <p class="roles-lead">{t('members.lead')}</p>
      <UndoLine />
      <Filters list={list} filter={filter} change={setFilter} />
      {filter.state !== '' && <p class="roles-note">{t('state.set')}</p>}
      <MemberList members={members} list={list} listCode={code} open={setOpened} />
      {opened?.kind === 'roles' && <AssignDialog list={list} member={opened.member} close={close} />}
      {opened?.kind === 'why' && <WhyDialog member={opened.member} close={close} />}
    </div>
  );
}

/** The members that a filter lets through, kept fresh. */
function useMembers(filter: MemberFilter): Members {
  const { roles } = useHost();
  const members = useMemo(() => new Members(roles), []);
  const changes = useStore(roles.changes);
  useEffect(() => {
    // Typing is waited for; choosing is not.
    const timer = setTimeout(() => void members.begin(filter), members.state.get().total === null ? 0 : calmMs);
    return () => { clearTimeout(timer); };
  }, [filter]);
  useEffect(() => {
    const { total, code } = members.state.get();
    // What is still being read for the first time needs no second reading.
    if (total !== null || code !== null) void members.refresh();
  }, [changes]);
  return members;
}

interface MemberListProps {
  members: Members;
  list: RoleList;
  /** Why the roles could not be read again. */
  listCode: string | null;
  open: (opened: Opened) => void;
}

function MemberList({ members, list, listCode, open }: MemberListProps) {
  const { roles, t } = useHost();
  const { total, code } = useStore(members.state);
  if (total === null) return <Waiting code={code} again={() => void members.refresh()} />;
  const again = () => {
    void members.refresh();
    void roles.list.refresh();
  };
  return (
    <>
      <Stale code={code ?? listCode} again={again} />
      <p class="roles-note" role="status" tabIndex={-1} data-home>
        {total === 0 ? t('members.none') : t('members.count', { count: total })}
      </p>
      {total > 0 && (
        <VirtualList
          label={t('members.title')}
          count={total}
          show={(from, to) => { members.show(from, to); }}
          row={(index) => {
            const member = members.row(index);
            return member ? <MemberRow member={member} list={list} open={open} /> : <PendingRow />;
          }}
        />
      )}
    </>
  );
}

/** Explains what a member may do; there for those who may look at rules. */
function WhyDialog({ member, close }: { member: Member; close: () => void }) {
  const { roles, sdk } = useHost();
  const { data } = useFresh(roles.editor);
  useEffect(() => { sdk.profiles.put([member]); }, [member]);
  return data ? <Explainer editor={data} subject={{ member: member.id }} scope="server" close={close} /> : null;
}
